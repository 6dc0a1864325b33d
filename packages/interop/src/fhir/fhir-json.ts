import { hasTopLevel } from '../json/read-json.ts';
import type { Translation } from '../translation.ts';
import type { WireFormat } from '../wire-format.ts';
import { translate } from './translate.ts';

/**
 * FHIR R4, `application/fhir+json`: a Bundle of one person's record, message or referral, or a ServiceRequest, Task
 * or Encounter that contains what it needs. Paths in its issues are FHIR's own, from the message's first element on.
 */
export const fhirJson: WireFormat = {
  mediaTypes: ['application/fhir+json'],
  sharedMediaTypes: ['application/json'],
  parameters: { charset: ['utf-8', 'utf8'], fhirversion: ['4.0'] },
  recognises: ({ json }) => hasTopLevel(json, 'resourceType') && !hasTopLevel(json, 'messageId'),
  translate: (message, needs): Translation =>
    message.json.value === undefined
      ? { issues: message.json.issues, warnings: [], ignored: [] }
      : translate(message.json.value, message, needs),
};
