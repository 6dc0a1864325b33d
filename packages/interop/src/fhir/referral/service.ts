import { snomed } from '../../coding/code-systems.ts';
import { listAt } from '../../json/value.ts';
import { firstOf, type Read, type Source } from '../../reading/sources.ts';
import { hasCode, wordsOf } from '../coding/concept.ts';
import type { Located } from '../message/located.ts';
import { under } from '../message/located.ts';
import type { Story } from '../reading/story.ts';

/** As long as the canonical form holds. */
const longest = 500;

/** SNOMED CT 3457005, patient referral: says that somebody is referred, not to what. */
const merelyReferral = new Set(['3457005']);

/** Longer text names no service: it tells a story. */
const longestName = 120;

/** What a concept is called by its text, or by a display where the text tells a story; else its shortest wording. */
const wordingOf = (concept: unknown): string | undefined => {
  const words = wordsOf(concept);
  const byLength = [...words].sort((one, other) => one.length - other.length);
  return (
    words.find(({ length }) => length <= longestName) ?? byLength.find(({ length }) => length <= longest)
  );
};

const worded = (request: Located | undefined, name: string, concept: unknown): Read<string> | undefined => {
  const value = wordingOf(concept);
  return request === undefined || value === undefined
    ? undefined
    : { value, path: under(request.path, name) };
};

const services: readonly Source<Story, string>[] = [
  {
    source: 'ServiceRequest.code',
    read: ({ request }) =>
      hasCode(request?.resource['code'], snomed, merelyReferral)
        ? undefined
        : worded(request, 'code', request?.resource['code']),
  },
  {
    source: 'ServiceRequest.orderDetail',
    read: ({ request }) => worded(request, 'orderDetail[0]', listAt(request?.resource['orderDetail'])[0]),
  },
  {
    source: 'ServiceRequest.category',
    read: ({ request }) => worded(request, 'category[0]', listAt(request?.resource['category'])[0]),
  },
  {
    source: 'ServiceRequest.code of a mere referral',
    read: ({ request }) => worded(request, 'code', request?.resource['code']),
  },
];

/** The service that the person is referred for, in words. */
export const serviceRequestedOf = (story: Story) => {
  const found = firstOf(services, story);
  const { request, passedOver } = story;
  for (const words of request === undefined ? [] : wordsOf(request.resource['code']))
    if (words.length > longest) passedOver.add(under((request as Located).path, 'code.text'));
  return found;
};
