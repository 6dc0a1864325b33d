import { firstOf, type Read, readAs, type Source } from '../../reading/sources.ts';
import { dayIn, instantIn, type Story, segmentNamed, segmentsNamed, textIn } from '../reading/story.ts';

/** HL7 table 0280. */
const priorities: ReadonlyMap<string, 'routine' | 'urgent'> = new Map([
  ['S', 'urgent'],
  ['A', 'urgent'],
  ['R', 'routine'],
]);

const priorityOf = (story: Story): Read<'routine' | 'urgent'> | undefined => {
  const written = textIn(story, 'RF1', 2);
  const known = readAs(written, (value) => priorities.get(value.toUpperCase()));
  if (written !== undefined && known === undefined) story.findings.warn('unusable-value', written.path);
  return known;
};

/** RF1-6 originating, RF1-11 external; of an admission without a referral its visit number. */
const referralIds: readonly Source<Story, string>[] = [
  { source: 'RF1-6', read: (story) => textIn(story, 'RF1', 6) },
  { source: 'RF1-11', read: (story) => textIn(story, 'RF1', 11) },
  { source: 'PV1-19', read: (story) => textIn(story, 'PV1', 19) },
];

const wordsIn = (story: Story, name: string, field: number) =>
  textIn(story, name, field, 2) ?? textIn(story, name, field);

const services: readonly Source<Story, string>[] = [
  { source: 'RF1-3', read: (story) => wordsIn(story, 'RF1', 3) },
  { source: 'OBR-4', read: (story) => wordsIn(story, 'OBR', 4) },
  { source: 'PR1-3', read: (story) => (story.kind?.type === 'REF' ? wordsIn(story, 'PR1', 3) : undefined) },
];

/** MSH-4: the facility that sends, by namespace and universal id; the partner whose token it came with counts. */
const senderOf = (story: Story): Read<object> | undefined => {
  const { header } = story.message;
  const [name, identifier] = [header.read(4), header.read(4, 2)];
  const path = (name ?? identifier)?.path;
  return path === undefined
    ? undefined
    : { value: story.provenance.compose({ path }, { name, identifier }), path };
};

/** RF1-7 effective, RF1-8 expiration; an end before the start is left out. */
const validityOf = (story: Story): Read<object> | undefined => {
  const referral = segmentNamed(story, 'RF1');
  const [from, until] = [dayIn(referral, 7, story), dayIn(referral, 8, story)];
  const backwards = from !== undefined && until !== undefined && until.value < from.value;
  if (backwards) story.findings.warn('period-ends-before-it-begins', until.path);
  const path = (from ?? until)?.path;
  return path === undefined
    ? undefined
    : {
        value: story.provenance.compose({ path }, { from, until: backwards ? undefined : until }),
        path,
      };
};

/** IN1-4 who pays, IN1-36 the policy's number: of several the first, which pays first. */
const coverageOf = (story: Story): Read<object> | undefined => {
  const [first] = segmentsNamed(story, 'IN1');
  if (first === undefined) return undefined;
  story.used.add(first);
  const [payer, memberNumber] = [first.read(4) ?? first.read(2, 2), first.read(36)];
  const path = (payer ?? memberNumber)?.path;
  return path === undefined
    ? undefined
    : { value: story.provenance.compose({ path }, { payer, memberNumber }), path };
};

/** Fields that are one value each. */
export const singleFields = (story: Story) => ({
  sentAt: instantIn(story.message.header, 7, story),
  sender: senderOf(story),
  referralId: firstOf(referralIds, story),
  priority: priorityOf(story),
  admittedAt: instantIn(segmentNamed(story, 'PV1'), 44, story),
  serviceRequested: firstOf(services, story),
  validity: validityOf(story),
  coverage: coverageOf(story),
});
