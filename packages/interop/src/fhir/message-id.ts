import type { ReadJson } from '../json/read-json.ts';
import { type JsonObject, objectAt } from '../json/value.ts';
import { usableMessageId } from '../message-id.ts';
import type { TranslatorNeeds } from '../wire-format.ts';
import type { Findings } from './findings.ts';
import type { Located } from './located.ts';

const headerId = (resources: readonly Located[]): unknown => {
  const [header, second] = resources.filter(({ type }) => type === 'MessageHeader');
  return second === undefined ? header?.resource['id'] : undefined;
};

/** Fields that came twice say two things, so neither of them names the message. */
const repeated = ({ issues }: ReadJson): ReadonlySet<unknown> =>
  new Set(issues.filter(({ path }) => path.length > 0).map(({ path }) => path[0]));

/**
 * The id a Bundle is known by: its MessageHeader's, else its identifier's value, else its own id
 * (https://hl7.org/fhir/R4/bundle.html), else a hash of its bytes, which is told of.
 */
export const bundleMessageId = (
  bundle: JsonObject,
  resources: readonly Located[],
  message: { readonly bytes: Uint8Array; readonly json: ReadJson },
  { parseCanonical, hash }: TranslatorNeeds,
  findings: Findings,
): string => {
  const twice = repeated(message.json);
  const candidates = [
    ...(twice.has('entry') ? [] : [headerId(resources)]),
    ...(twice.has('identifier') ? [] : [objectAt(bundle['identifier'])['value']]),
    ...(twice.has('id') ? [] : [bundle['id']]),
  ];
  for (const candidate of candidates) {
    const messageId = usableMessageId(candidate, parseCanonical);
    if (messageId !== undefined) return messageId;
  }
  findings.warn('message-id-from-content', 'id');
  return hash(message.bytes);
};
