import { firstOf, type Read, readAs, type Source } from '../../reading/sources.ts';
import { dayIn, instantIn, type Story, segmentNamed, textIn } from '../reading/story.ts';

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

/** Two days of a segment, when something begins and when it ends; an end before the start is left out. */
const periodIn = (
  story: Story,
  name: string,
  [begins, ends]: readonly [number, number],
): Read<object> | undefined => {
  const segment = segmentNamed(story, name);
  const [from, until] = [dayIn(segment, begins, story), dayIn(segment, ends, story)];
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

/** How long it holds: the referral itself, else what the payer authorized. */
const validityOf = (story: Story): Read<object> | undefined =>
  periodIn(story, 'RF1', [7, 8]) ?? periodIn(story, 'AUT', [4, 5]);

const payerOf = (story: Story): Read<string> | undefined =>
  textIn(story, 'IN1', 4) ?? textIn(story, 'IN1', 2, 2) ?? textIn(story, 'AUT', 3);

/** Who pays, and IN1-36, the policy's number: of several IN1 the first, which pays first. */
const coverageOf = (story: Story): Read<object> | undefined => {
  const [payer, memberNumber] = [payerOf(story), textIn(story, 'IN1', 36)];
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
