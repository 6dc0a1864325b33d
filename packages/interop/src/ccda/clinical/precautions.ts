import { keptPrecautions } from '../../reading/precautions.ts';
import type { Read } from '../../reading/sources.ts';
import { sectionCodes } from '../document/sections.ts';
import { wordingAt } from '../reading/coded.ts';
import { entriesOf, isNegated, markUsed, partsOf, statusOf } from '../reading/entries.ts';
import { type Story, sectionsOf } from '../reading/reading.ts';
import type { XmlElement } from '../xml/element.ts';
import { wordsIn } from '../xml/words.ts';

const instructionsOf = (story: Story): readonly Read<string>[] =>
  sectionsOf(story, [sectionCodes.instructions, sectionCodes.dischargeInstructions]).flatMap((section) => {
    const text = section.at('text');
    const value = wordsIn(text);
    if (text === undefined || value === undefined || section.isNull) return [];
    markUsed(section, story);
    return [{ value, path: text.path }];
  });

/** The template of what a person does not tolerate; other observations tell how badly. */
const intolerance = '2.16.840.1.113883.10.20.22.4.7';

const isIntolerance = (observation: XmlElement): boolean =>
  observation.name === 'observation' &&
  !isNegated(observation) &&
  (observation.at('participant/participantRole/playingEntity') !== undefined ||
    observation.many('templateId').some((template) => template.text('root') === intolerance));

/** Concerns about allergies that are no longer any. */
const closed = new Set(['completed', 'aborted', 'cancelled', 'nullified', 'suspended']);

const allergiesOf = (story: Story): readonly Read<string>[] =>
  entriesOf(story, [sectionCodes.allergies])
    .filter((concern) => concern.name === 'act' && !closed.has(statusOf(concern) ?? ''))
    .flatMap(partsOf)
    .filter(isIntolerance)
    .flatMap((observation) => {
      const substance = observation.at('participant/participantRole/playingEntity')?.all('code')[0];
      const words = wordingAt(substance, story) ?? wordingAt(observation.at('value'), story);
      if (words === undefined) return [];
      markUsed(observation, story);
      return [words];
    });

/** What to mind: instructions to the person and allergies; these add up. */
export const precautionsOf = (story: Story): Read<readonly string[]> | undefined =>
  keptPrecautions([...instructionsOf(story), ...allergiesOf(story)], story);
