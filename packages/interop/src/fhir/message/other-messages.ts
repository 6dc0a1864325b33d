import { canonicalSystem } from '../../coding/code-systems.ts';
import { objectAt, textAt } from '../../json/value.ts';
import type { Reading } from '../reading/reading.ts';
import { under } from './located.ts';

/** HL7 v2 events that take a referral back: https://terminology.hl7.org/CodeSystem-v2-0003.html I14 */
const cancelling = new Set(['I14']);
const events = /(^|\/)(v2-0003|0003)$|^(urn:oid:)?2\.16\.840\.1\.113883\.12\.3$/;

/** A message that answers another, or takes a referral back, hands nobody over. */
export const refuseOtherMessages = ({ ofType, findings }: Reading): void => {
  for (const { resource, path } of ofType('MessageHeader').filter(({ nested }) => nested === undefined)) {
    if (resource['response'] !== undefined)
      findings.refuse(under(path, 'response'), 'a message of its own', 'the answer to another');
    const { system, code } = objectAt(resource['eventCoding']);
    const isEvent = events.test(canonicalSystem((textAt(system) ?? '').slice(0, 200)));
    if (isEvent && cancelling.has(textAt(code) ?? ''))
      findings.refuse(under(path, 'eventCoding'), 'a referral or a discharge', 'a cancellation');
  }
};
