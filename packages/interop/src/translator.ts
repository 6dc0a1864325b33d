import { bounded } from './bounded.ts';
import { canonicalJson } from './canonical/canonical-json.ts';
import { fhirJson } from './fhir/fhir-json.ts';
import { readJson } from './json/read-json.ts';
import { parameterIssues, readMediaType } from './media-type.ts';
import type { Sender, Translation } from './translation.ts';
import type { TranslatorNeeds, WireFormat } from './wire-format.ts';

/** Every format that is understood. A new one is a line here. */
const formats: readonly WireFormat[] = [canonicalJson, fhirJson];

/** Recognises wire formats by media type and translates them to the canonical form. Never throws on any input. */
export interface Translator {
  readonly mediaTypes: readonly string[];
  /** `unsupported` when no format has this media type. */
  translate(
    mediaType: string,
    bytes: Uint8Array,
    sender: Sender,
    idempotencyKey?: string,
  ): Translation | 'unsupported';
}

export const createTranslator = (needs: TranslatorNeeds): Translator => ({
  mediaTypes: formats.map(({ mediaType }) => mediaType),
  translate: (field, bytes, sender, idempotencyKey) => {
    const mediaType = readMediaType(field);
    const format = formats.find(({ mediaType: known }) => known === mediaType.name);
    if (format === undefined) return 'unsupported';
    const issues = parameterIssues(mediaType, format.parameters);
    if (issues.length > 0) return { issues, warnings: [], ignored: [] };
    const message = { bytes, json: readJson(bytes), sender };
    return bounded(
      format.translate(idempotencyKey === undefined ? message : { ...message, idempotencyKey }, needs),
    );
  },
});
