import type { Instant } from '@continuum/contracts';
import type { Heard, Rendered } from './answering.ts';
import { bounded } from './bounded.ts';
import { canonicalJson } from './canonical/canonical-json.ts';
import { ccdaXml } from './ccda/ccda-xml.ts';
import { fhirJson } from './fhir/fhir-json.ts';
import { hl7v2Er7 } from './hl7v2/hl7v2-er7.ts';
import { type ReadJson, readJson } from './json/read-json.ts';
import { parameterIssues, readMediaType } from './media-type.ts';
import type { Sender, Translation } from './translation.ts';
import type { Message, TranslatorNeeds, WireFormat } from './wire-format.ts';

/** Every format that is understood. A new one is a line here. */
const formats: readonly WireFormat[] = [canonicalJson, fhirJson, hl7v2Er7, ccdaXml];

/** Media types that say nothing of what they hold. */
const vagueMediaTypes = ['', 'text/plain', 'application/octet-stream'];

/** Recognises wire formats and translates them to the canonical form. Never throws on any input. */
export interface Translator {
  readonly mediaTypes: readonly string[];
  /** `unsupported` when no format has this media type, or none that is vague holds one. */
  translate(
    mediaType: string,
    bytes: Uint8Array,
    sender: Sender,
    idempotencyKey?: string,
  ): Translation | 'unsupported';
  /** What became of a message, in the words of its own format; undefined where those are JSON. */
  answer(mediaType: string, bytes: Uint8Array, heard: Heard, at: Instant): Rendered | undefined;
}

const messageOf = (bytes: Uint8Array, sender: Sender, idempotencyKey?: string): Message => {
  let json: ReadJson | undefined;
  return {
    bytes,
    get json() {
      json ??= readJson(bytes);
      return json;
    },
    sender,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  };
};

/** Formats that a media type names, before those that it may hold. */
const candidatesOf = (mediaType: string): readonly WireFormat[] =>
  vagueMediaTypes.includes(mediaType)
    ? formats
    : [
        ...formats.filter(({ mediaTypes }) => mediaTypes.includes(mediaType)),
        ...formats.filter(({ sharedMediaTypes }) => sharedMediaTypes.includes(mediaType)),
      ];

const contradicted = (written: WireFormat, mediaType: string): Translation => ({
  issues: [
    {
      path: ['content-type'],
      expected: `${written.mediaTypes[0]}, which the message is written in`,
      got: mediaType,
    },
  ],
  warnings: [],
  ignored: [],
});

/** The format of a message: what it holds decides among those that its media type allows. */
const formatOf = (mediaType: string, message: Message): WireFormat | Translation | 'unsupported' => {
  const candidates = candidatesOf(mediaType);
  const [named] = candidates;
  if (named === undefined) return 'unsupported';
  const written = formats.find(({ recognises }) => recognises(message));
  if (written === undefined) return vagueMediaTypes.includes(mediaType) ? 'unsupported' : named;
  return candidates.includes(written) ? written : contradicted(written, mediaType);
};

export const createTranslator = (needs: TranslatorNeeds): Translator => ({
  mediaTypes: [
    ...new Set(formats.flatMap(({ mediaTypes, sharedMediaTypes }) => [...mediaTypes, ...sharedMediaTypes])),
  ],
  translate: (field, bytes, sender, idempotencyKey) => {
    const mediaType = readMediaType(field);
    const message = messageOf(bytes, sender, idempotencyKey);
    const format = formatOf(mediaType.name, message);
    if (format === 'unsupported' || 'issues' in format) return format;
    const issues = parameterIssues(mediaType, format.parameters);
    if (issues.length > 0) return { issues, warnings: [], ignored: [] };
    return bounded(format.translate(message, needs));
  },
  answer: (field, bytes, heard, at) => {
    const { name } = readMediaType(field);
    const format = formatOf(name, messageOf(bytes, { timeZone: 'UTC' }));
    const spoken =
      typeof format === 'object' && 'answer' in format
        ? format
        : candidatesOf(name).find(({ answer, mediaTypes }) => answer && mediaTypes.includes(name));
    return spoken?.answer?.(bytes, heard, at);
  },
});
