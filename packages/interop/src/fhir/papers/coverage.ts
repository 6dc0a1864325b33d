import { whyNotKept } from '../../client/identifier-kind.ts';
import { firstOf, type Read, type Source } from '../../reading/sources.ts';
import { followed } from '../clinical/followed.ts';
import { codesOf, wordsOf } from '../coding/concept.ts';
import type { Located } from '../message/located.ts';
import type { Element } from '../reading/element.ts';
import { elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';
import { counts } from '../reading/subject.ts';
import { providerAt } from '../referral/provider.ts';
import { organizationOf } from '../referral/who.ts';

const mostRead = 20;

interface Asked {
  readonly story: Story;
  readonly located: Located;
  readonly coverage: Element;
}

const isInForce = (story: Story, located: Located): boolean =>
  located.resource['status'] === 'active' && counts(story, located, 'Coverage');

const linked = (from: Located | undefined, story: Story): Read<Located> | undefined => {
  const [found] = followed(from, 'insurance', mostRead, story).filter((located) => isInForce(story, located));
  return found === undefined ? undefined : { value: found, path: found.path };
};

const coverages: readonly Source<Story, Located>[] = [
  { source: 'ServiceRequest.insurance', read: (story) => linked(story.request, story) },
  { source: 'Task.insurance', read: (story) => linked(story.task, story) },
  {
    source: 'Coverage',
    read: (story) => {
      const [only, second] = story.ofType('Coverage').filter((located) => isInForce(story, located));
      if (second !== undefined) story.findings.warn('several-coverages', second.path);
      return only === undefined || second !== undefined ? undefined : { value: only, path: only.path };
    },
  },
];

const payerOf = ({ story, located, coverage }: Asked): Read<string> | undefined => {
  const [payor] = coverage.many('payor', mostRead);
  const provider = payor === undefined ? undefined : providerAt(story, located, payor);
  return provider === undefined ? undefined : organizationOf(provider);
};

/** HL7 table 0203, MB: member number. */
const memberNumbers = new Set(['MB']);

/** A member number that is a Social Security number is dropped as such. */
const kept = (read: Read<string> | undefined, { story }: Asked, types: readonly string[] = []) => {
  const code = read === undefined ? undefined : whyNotKept({ value: read.value, types });
  if (code === undefined || read === undefined) return read;
  story.findings.warn(code, read.path);
  return undefined;
};

const numbers: readonly Source<Asked, string>[] = [
  { source: 'Coverage.subscriberId', read: (asked) => kept(asked.coverage.read('subscriberId'), asked) },
  {
    source: 'Coverage.identifier',
    read: (asked) => {
      const identifier = asked.coverage
        .many('identifier', mostRead)
        .find(({ value }) => codesOf(value['type']).some((code) => memberNumbers.has(code)));
      const types = identifier === undefined ? [] : wordsOf(identifier.value['type']);
      const words = types.filter((type) => !/member (number|id)/i.test(type));
      return kept(identifier?.read('value'), asked, words);
    },
  },
];

/** Who pays, and under which number; which of several coverages would pay is not guessed. */
export const coverageOf = (story: Story) => {
  const found = firstOf(coverages, story);
  if (found === undefined) return undefined;
  const located = found.value;
  const asked = { story, located, coverage: elementOf(located, story) };
  const fields = { payer: payerOf(asked), memberNumber: firstOf(numbers, asked) };
  if (Object.values(fields).every((field) => field === undefined)) return undefined;
  story.used.add(located);
  return { ...found, value: story.provenance.compose(found, fields) };
};
