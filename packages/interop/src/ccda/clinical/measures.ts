import type { LocalDate } from '@continuum/contracts';
import type { Coding } from '../../coding/coding.ts';
import { isMeasured } from '../../coding/measure-codes.ts';
import { unitOf } from '../../coding/unit.ts';
import { type Read, someOf } from '../../reading/sources.ts';
import { sectionCodes } from '../document/sections.ts';
import { codingsOf } from '../reading/coded.ts';
import { entriesOf, isEvent, markUsed, partsOf, statusOf } from '../reading/entries.ts';
import { firstDay, type Story } from '../reading/reading.ts';
import { sideOf } from '../reading/side.ts';
import type { XmlElement } from '../xml/element.ts';

/** As many as the canonical form holds. */
const mostMeasures = 100;
const mostObservations = 5000;

/** A re-assessment holds for so long; what was read before is not the discharge's. */
const recentMilliseconds = 30 * 86_400_000;

interface Measure {
  readonly observation: XmlElement;
  readonly value: XmlElement;
  readonly code: Coding;
  readonly number: number;
  readonly side: Read<'left' | 'right'> | undefined;
  readonly takenOn: Read<LocalDate>;
}

/** Data types that are one number: HL7 physical quantity, integer, real. */
const numeric = new Set(['PQ', 'INT', 'REAL']);
const decimal = /^[+-]?\d{1,15}(\.\d{1,15})?$/;

const numberIn = (value: XmlElement | undefined): number | undefined => {
  const text = value?.text('value');
  const isNumber = value !== undefined && !value.isNull && numeric.has(value.text('xsi:type') ?? '');
  return isNumber && text !== undefined && decimal.test(text) ? Number(text) : undefined;
};

const observationsIn = (statement: XmlElement): readonly XmlElement[] =>
  statement.name === 'observation'
    ? [statement]
    : partsOf(statement).filter(({ name }) => name === 'observation');

/** When an observation was made: by its own time, else by that of its organizer. */
const takenOnOf = (observation: XmlElement, story: Story): Read<LocalDate> | undefined => {
  const organizer = observation.parent?.parent;
  return (
    firstDay(observation.at('effectiveTime'), ['value', 'high', 'low'], story) ??
    firstDay(organizer?.at('effectiveTime'), ['value', 'high', 'low'], story)
  );
};

const measureFrom = (observation: XmlElement, story: Story): readonly Measure[] => {
  const code = codingsOf(observation.all('code')[0], story).find(isMeasured);
  const value = observation.at('value');
  const number = numberIn(value);
  if (code === undefined || value === undefined || number === undefined) return [];
  const takenOn = takenOnOf(observation, story);
  if (takenOn === undefined) return [];
  return [{ observation, value, code, number, takenOn, side: sideOf(observation, undefined, story, code) }];
};

/** The days in which a reading is one of the discharge. */
const isRecent = ({ takenOn }: Measure, { fact, timestamps }: Story): boolean => {
  if (fact === undefined) return true;
  const from = new Date(Date.parse(fact.at.value) - recentMilliseconds).toISOString().slice(0, 10);
  const until =
    timestamps.day(fact.at.value.replace(/[-:TZ]/g, '').replace(/$/, '+0000')) ?? fact.at.value.slice(0, 10);
  return takenOn.value >= from && takenOn.value <= until;
};

/** The last reading of each measure and side. */
const lastOfEach = (measures: readonly Measure[], story: Story): readonly Measure[] => {
  const last = new Map<string, Measure>();
  for (const measure of measures) {
    const key = JSON.stringify([measure.code.system, measure.code.code, measure.side?.value]);
    const before = last.get(key);
    if (before === undefined || measure.takenOn.value > before.takenOn.value) last.set(key, measure);
    else if (measure.takenOn.value === before.takenOn.value)
      story.findings.warn('several-readings', measure.observation.path);
  }
  return [...last.values()];
};

const partOf = ({ observation, value, code, number, side, takenOn }: Measure, story: Story): object => {
  const { unit, known } = unitOf({ unit: value.text('unit') });
  if (!known) story.findings.warn('unit-not-known', value.path);
  markUsed(observation, story);
  const path = observation.at('code')?.path ?? observation.path;
  return story.provenance.compose(
    { path: observation.path },
    {
      code: { value: story.provenance.whole({ ...code }, path), path },
      value: { value: number, path: value.path },
      unit: unit === undefined || unit === '1' ? undefined : { value: unit, path: value.path },
      side,
      takenOn,
    },
  );
};

/** What was measured in the last days of care: functional status, vital signs and results, as numbers. */
export const measuresOf = (story: Story): Read<readonly object[]> | undefined => {
  const { functionalStatus, vitalSigns, results } = sectionCodes;
  const found = entriesOf(story, [functionalStatus, vitalSigns, results])
    .flatMap(observationsIn)
    .filter((observation) => isEvent(observation) && (statusOf(observation) ?? 'completed') === 'completed')
    .slice(0, mostObservations)
    .flatMap((observation) => measureFrom(observation, story))
    .filter((measure) => isRecent(measure, story));
  const last = lastOfEach(found, story);
  if (last.length > mostMeasures) story.findings.warn('list-shortened', last[0]?.observation.path ?? '');
  return someOf(
    last.slice(0, mostMeasures).map((measure) => partOf(measure, story)),
    last[0]?.observation.path,
  );
};
