import type { Findings } from '../../reading/findings.ts';
import type { Asks } from '../../translation.ts';
import type { Segment } from '../parsing/segment.ts';

export interface MessageKind {
  readonly type: 'ADT' | 'REF';
  readonly event: string;
  readonly asks: Asks;
}

/** HL7 tables 0076 and 0003. Anything else is for somebody else. */
const kinds: readonly MessageKind[] = [
  { type: 'ADT', event: 'A03', asks: 'discharge' },
  { type: 'REF', event: 'I12', asks: 'discharge' },
  { type: 'REF', event: 'I13', asks: 'correction' },
  { type: 'REF', event: 'I14', asks: 'cancellation' },
  { type: 'REF', event: 'I15', asks: 'status' },
];

const expectedKinds = 'ADT^A03, REF^I12, REF^I13, REF^I14 or REF^I15';

/** The kind a header names, by MSH-9; its third component is never needed. */
export const kindOf = (header: Segment): MessageKind | undefined => {
  const type = header.text(9, 1)?.toUpperCase();
  const event = header.text(9, 2)?.toUpperCase();
  return kinds.find((kind) => kind.type === type && kind.event === event);
};

/** Refuses what is not understood, and says whether it was the type or its event. */
export const refuseOtherKinds = (header: Segment, findings: Findings): void => {
  if (kindOf(header) !== undefined) return;
  const type = header.text(9, 1)?.toUpperCase();
  const known = kinds.some((kind) => kind.type === type);
  const got = type === undefined ? 'nothing' : known ? 'another event' : 'another message type';
  findings.refuse(header.at(9), expectedKinds, got);
};

const versions = new Set([
  '2.3',
  '2.3.1',
  '2.4',
  '2.5',
  '2.5.1',
  '2.6',
  '2.7',
  '2.7.1',
  '2.8',
  '2.8.1',
  '2.8.2',
]);
const laterVersions = new Set(['2.9', '2.9.1']);

/** MSH-12: what came after 2.8 is read as 2.8 and told of. */
export const refuseOtherVersions = (header: Segment, findings: Findings): void => {
  const version = header.text(12);
  if (version !== undefined && versions.has(version)) return;
  if (version !== undefined && laterVersions.has(version))
    findings.warn('version-read-as-2.8', header.at(12));
  else
    findings.refuse(
      header.at(12),
      'a version from 2.3 to 2.8',
      version === undefined ? 'nothing' : 'another one',
    );
};

/** MSH-11: T for training and D for debugging never become anything; what does not say P is not taken for it. */
export const isLive = (header: Segment, findings: Findings): boolean => {
  const processing = header.text(11)?.toUpperCase();
  if (processing === 'T' || processing === 'D') {
    findings.warn('not-for-production', header.at(11));
    return false;
  }
  if (processing !== 'P')
    findings.refuse(
      header.at(11),
      'P, T or D',
      processing === undefined ? 'nothing' : 'another processing id',
    );
  return true;
};
