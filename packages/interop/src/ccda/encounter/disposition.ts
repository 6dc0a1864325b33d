import { destinationOf, dispositionFrom } from '../../coding/destination.ts';
import { codingAt, codingsOf } from '../reading/coded.ts';
import type { Story } from '../reading/reading.ts';
import type { XmlElement } from '../xml/element.ts';
import { dispositionIn, encompassingEncounter } from './discharge-fact.ts';

const writtenIn = (story: Story): XmlElement | undefined =>
  [story.fact?.element, encompassingEncounter(story)]
    .map((encounter) => (encounter === undefined ? undefined : dispositionIn(encounter)))
    .find((code) => code !== undefined);

/** Where the person went, and the sender's own code for it; nobody is referred who died on the way out. */
export const dispositionOf = (story: Story) => {
  const element = writtenIn(story);
  if (element === undefined) return {};
  const { path } = element;
  const known = destinationOf(codingsOf(element, story));
  const disposition = dispositionFrom(known?.destination);
  if (known?.destination === 'died')
    story.findings.refuse(path, 'a living person', 'a person who left as deceased');
  else if (disposition === undefined) story.findings.warn('disposition-not-known', path);
  return {
    disposition: disposition && { value: disposition, path },
    dispositionCode:
      known === undefined
        ? codingAt(element, story)
        : { value: story.provenance.whole({ ...known.coding }, path), path },
  };
};
