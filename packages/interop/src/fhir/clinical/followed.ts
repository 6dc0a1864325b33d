import type { Located } from '../message/located.ts';
import { elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';

/** The resources that a list of references leads to, each once; where one leads to nothing is told of. */
export const followed = (
  from: Located | undefined,
  name: string,
  most: number,
  story: Story,
): readonly Located[] => {
  const found = new Set<Located>();
  for (const { value, path } of from === undefined ? [] : elementOf(from, story).many(name, most)) {
    const located = story.references.follow(value, from as Located);
    if (located === undefined) story.findings.warn('reference-not-found', path);
    else found.add(located);
  }
  return [...found];
};
