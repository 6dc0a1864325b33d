import { destinationOf } from '../../coding/destination.ts';
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
  if (known?.destination === 'died')
    story.findings.refuse(path, 'a living person', 'a person who left as deceased');
  const destination =
    known === undefined || known.destination === 'died' || known.destination === 'still-there'
      ? undefined
      : known.destination;
  if (destination === undefined) story.findings.warn('disposition-not-known', path);
  return {
    disposition: destination === undefined ? undefined : { value: destination, path },
    dispositionCode:
      known === undefined
        ? codingAt(element, story)
        : { value: story.provenance.whole({ ...known.coding }, path), path },
  };
};
