import { firstOf, type Read, type Source } from '../../reading/sources.ts';
import { sectionCodes } from '../document/sections.ts';
import { wordingAt } from '../reading/coded.ts';
import { entriesOf, isNegated, markUsed } from '../reading/entries.ts';
import { type Story, sectionsOf } from '../reading/reading.ts';
import { wordsIn } from '../xml/words.ts';

/** As long as the canonical form holds. */
const longest = 500;

/** Moods of what is asked for and not yet done: HL7 ActMood. */
const asked = new Set(['INT', 'RQO', 'PRMS', 'ARQ', 'PRP']);
const services = new Set(['act', 'encounter', 'procedure']);

const plannedIn = (code: string, story: Story): Read<string> | undefined => {
  for (const entry of entriesOf(story, [code])) {
    if (!services.has(entry.name) || !asked.has(entry.text('moodCode') ?? '') || isNegated(entry)) continue;
    const words = wordingAt(entry.at('code'), story);
    if (words === undefined || words.value.length > longest) continue;
    markUsed(entry, story);
    return words;
  }
  return undefined;
};

const sources: readonly Source<Story, string>[] = [
  { source: 'Reason for Referral entry', read: (story) => plannedIn(sectionCodes.reasonForReferral, story) },
  {
    source: 'Reason for Referral text',
    read: (story) => {
      const [section] = sectionsOf(story, [sectionCodes.reasonForReferral]);
      const text = section?.at('text');
      const value = wordsIn(text);
      if (text === undefined || value === undefined || value.length > longest) return undefined;
      markUsed(text, story);
      return { value, path: text.path };
    },
  },
  { source: 'Plan of Treatment entry', read: (story) => plannedIn(sectionCodes.plan, story) },
];

/** The service that the person is referred for, in words. */
export const serviceRequestedOf = (story: Story) => firstOf(sources, story);
