import type { Instant } from '@continuum/contracts';
import { destinationOf, dispositionFrom } from '../../coding/destination.ts';
import { type Found, firstOf, type Source } from '../../reading/sources.ts';
import { codingsIn } from '../clinical/coded.ts';
import { instantIn, type Story, segmentNamed } from '../reading/story.ts';

/** HL7 table 0112, known as the UB-04 form's codes. */
const table0112 = '2.16.840.1.113883.12.112';

const ofAdmission: readonly Source<Story, Instant>[] = [
  { source: 'PV1-45', read: (story) => instantIn(segmentNamed(story, 'PV1'), 45, story) },
  { source: 'EVN-6', read: (story) => instantIn(segmentNamed(story, 'EVN'), 6, story) },
  { source: 'MSH-7', read: (story) => instantIn(story.message.header, 7, story) },
];

/** A referral alone is no discharge: its own date (RF1-7) or the message's (MSH-7) end nothing. */
const ofReferral: readonly Source<Story, Instant>[] = [
  { source: 'PV1-45', read: (story) => instantIn(segmentNamed(story, 'PV1'), 45, story) },
  { source: 'RF1-9', read: (story) => instantIn(segmentNamed(story, 'RF1'), 9, story) },
];

/** When therapy ended: ADT^A03 says by its kind that it did, a referral must name the instant. */
export const dischargedAtOf = (story: Story): Found<Instant> | undefined => {
  const found = firstOf(story.kind?.type === 'REF' ? ofReferral : ofAdmission, story);
  if (found?.fallback) story.findings.warn('discharge-instant-by-fallback', found.path);
  return found;
};

/** PV1-36, and the code as the sender wrote it; codes for died refuse the message. */
export const dispositionOf = (story: Story) => {
  const field = segmentNamed(story, 'PV1')?.field(36);
  if (field === undefined) return {};
  const codings = codingsIn(field, table0112);
  const known = destinationOf(codings);
  const coding = known?.coding ?? codings[0];
  const destination = known?.destination;
  const { path } = field;
  if (destination === 'died') story.findings.refuse(path, 'a living person', 'a person who left as deceased');
  const left = dispositionFrom(destination);
  if (left === undefined && destination !== 'died') story.findings.warn('disposition-not-known', path);
  return {
    disposition: left && { value: left, path },
    dispositionCode: coding && { value: story.provenance.whole({ ...coding }, path), path },
  };
};
