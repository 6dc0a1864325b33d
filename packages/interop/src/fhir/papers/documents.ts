import { firstOf, type Read, type Source, someOf } from '../../reading/sources.ts';
import { followed } from '../clinical/followed.ts';
import { wordsOf } from '../coding/concept.ts';
import type { Located } from '../message/located.ts';
import type { Element } from '../reading/element.ts';
import { elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';
import { counts } from '../reading/subject.ts';

/** As many as the canonical form holds. */
const mostDocuments = 20;
const mostContents = 5;
const mostReferences = 200;

/** Where a document can be had; one that lies in the message itself is in the original. */
const address = /^https?:\/\//i;

interface Asked {
  readonly document: Element;
  readonly attachment: Element;
}

const titles: readonly Source<Asked, string>[] = [
  {
    source: 'DocumentReference.content.attachment.title',
    read: ({ attachment }) => attachment.read('title'),
  },
  {
    source: 'DocumentReference.type',
    read: ({ document }) => {
      const [value] = wordsOf(document.value['type']);
      return value === undefined ? undefined : { value, path: document.at('type') };
    },
  },
  { source: 'DocumentReference.description', read: ({ document }) => document.read('description') },
];

const isCurrent = (story: Story, located: Located): boolean =>
  located.resource['status'] === 'current' &&
  located.resource['docStatus'] !== 'entered-in-error' &&
  counts(story, located, 'DocumentReference');

const read = (located: Located, story: Story): readonly object[] => {
  const document = elementOf(located, story);
  return document.many('content', mostContents).flatMap((content) => {
    const attachment = content.one('attachment');
    const title = attachment === undefined ? undefined : firstOf(titles, { document, attachment });
    if (attachment === undefined || title === undefined) return [];
    const url = attachment.read('url');
    const fetched = url !== undefined && address.test(url.value);
    if (attachment.value['data'] !== undefined) story.passedOver.add(attachment.at('data'));
    if (url !== undefined && !fetched) story.passedOver.add(url.path);
    story.used.add(located);
    return [
      story.provenance.compose(
        { path: attachment.path },
        { title, contentType: attachment.read('contentType'), url: fetched ? url : undefined },
      ),
    ];
  });
};

/** The documents that came with the discharge: those the referral names before the others. */
export const documentsOf = (story: Story): Read<readonly object[]> | undefined => {
  const named = [story.request, story.task]
    .flatMap((from) => followed(from, 'supportingInfo', mostReferences, story))
    .filter(({ type }) => type === 'DocumentReference');
  const current = [...new Set([...named, ...story.ofType('DocumentReference')])].filter((located) =>
    isCurrent(story, located),
  );
  const [beyond] = current.slice(mostDocuments);
  if (beyond !== undefined) story.findings.warn('list-shortened', beyond.path);
  const found = current.slice(0, mostDocuments).flatMap((located) => read(located, story));
  return someOf(found.slice(0, mostDocuments), current[0]?.path);
};
