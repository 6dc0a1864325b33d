import type { WireFormat } from '../wire-format.ts';
import { acknowledgement } from './answering/acknowledgement.ts';
import { beginsWithHeader } from './parsing/parsed.ts';
import { translate } from './translate.ts';

/**
 * HL7 v2 in its own writing, ER7: ADT^A03 and REF^I12 hand a person over, REF^I13 corrects, REF^I14 cancels and
 * REF^I15 asks. Paths in its issues are segments and fields: `PV1-45`, `PID-3[2].4`. Answers are acknowledgements.
 */
export const hl7v2Er7: WireFormat = {
  mediaTypes: ['x-application/hl7-v2+er7', 'application/hl7-v2'],
  sharedMediaTypes: [],
  parameters: { charset: ['utf-8', 'utf8'] },
  recognises: ({ bytes }) => beginsWithHeader(bytes),
  translate,
  answer: acknowledgement,
};
