import { firstOf, type Read, type Source, someOf } from '../../reading/sources.ts';
import { sectionCodes } from '../document/sections.ts';
import { codingAt } from '../reading/coded.ts';
import { entriesOf, isEvent, isNegated, markUsed, partsOf, statusOf } from '../reading/entries.ts';
import { firstDay, type Story } from '../reading/reading.ts';
import { sideOf } from '../reading/side.ts';
import type { XmlElement } from '../xml/element.ts';

/** As many as the canonical form holds. */
const mostConditions = 50;

/** Statuses of a concern that was never, or is over. */
const notMeant = new Set(['aborted', 'cancelled', 'nullified', 'suspended']);

const conditionFrom = (observation: XmlElement, story: Story): object | undefined => {
  const value = observation.all('value')[0];
  const code = codingAt(value, story);
  if (code === undefined || isNegated(observation)) {
    story.findings.warn('condition-left-out', observation.path);
    return undefined;
  }
  markUsed(observation, story);
  return story.provenance.compose(
    { path: observation.path },
    {
      code,
      onsetOn: firstDay(observation.at('effectiveTime'), ['low', 'value'], story),
      side: sideOf(observation, value, story),
    },
  );
};

/** The problems that concerns of sections are about; a concern may be told as one observation alone. */
const observationsOf = (entry: XmlElement): readonly XmlElement[] =>
  entry.name === 'observation'
    ? [entry]
    : notMeant.has(statusOf(entry) ?? '')
      ? []
      : partsOf(entry).filter(
          ({ name, parent }) => name === 'observation' && parent?.text('typeCode') !== 'REFR',
        );

const isOver = (observation: XmlElement): boolean =>
  observation.at('effectiveTime/high')?.text('value') !== undefined;

const conditionsIn = (
  code: string,
  story: Story,
  isWanted: (observation: XmlElement) => boolean = () => true,
): Read<readonly object[]> | undefined => {
  const wanted = entriesOf(story, [code])
    .filter(({ name }) => name === 'act' || name === 'observation')
    .filter((entry) => entry.name === 'act' || isEvent(entry) || isNegated(entry))
    .flatMap(observationsOf)
    .filter(isWanted);
  if (wanted.length > mostConditions) story.findings.warn('list-shortened', wanted[0]?.path ?? '');
  const found = wanted
    .slice(0, mostConditions)
    .map((observation) => conditionFrom(observation, story))
    .filter((condition) => condition !== undefined);
  return someOf(found, wanted[0]?.path);
};

const sources: readonly Source<Story, readonly object[]>[] = [
  {
    source: 'Hospital Discharge Diagnosis',
    read: (story) => conditionsIn(sectionCodes.dischargeDiagnosis, story),
  },
  {
    source: 'Problem section',
    read: (story) => conditionsIn(sectionCodes.problems, story, (observation) => !isOver(observation)),
  },
];

/** What the person is discharged with: the diagnoses of the discharge, else the problems that are not resolved. */
export const conditionsOf = (story: Story) => firstOf(sources, story);
