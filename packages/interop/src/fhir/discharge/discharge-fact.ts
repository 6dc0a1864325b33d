import type { Instant } from '@continuum/contracts';
import { objectAt, textAt } from '../../json/value.ts';
import { laterUnread, standsTo } from '../../reading/partly-read.ts';
import { type Located, under } from '../message/located.ts';
import type { Lacking } from '../reading/dates.ts';
import { warnOfLacking } from '../reading/reading.ts';
import type { DischargeFact, Story } from '../reading/story.ts';
import { strangerTo, subjectElement } from '../reading/subject.ts';
import { encountersPointedAt, heldEncounters, isDischarging } from './encounters.ts';
import { type FactSource, factSources, statusTold } from './facts.ts';
import { therapyKnownBy } from './physical-therapy.ts';

interface Ended {
  readonly located: Located;
  readonly at: Instant;
  readonly lacking?: Lacking;
}

/** Why something that ended does not count. */
interface Unfit {
  readonly warning: 'discharge-left-out' | 'unreadable-date';
  readonly element: string;
  readonly expected: string;
  readonly got: string;
  /** As much of an end as can be read: a year, a month or a day. */
  readonly about?: string;
}

const endPath = ({ path }: Located): string => under(path, 'period.end');

/** What can be compared of a date that cannot be read as a whole. */
const readablePart = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?/;

const fitness = (story: Story, located: Located): Ended | Unfit => {
  const { path, resource } = located;
  const stranger = strangerTo(story.subject, located, story);
  if (stranger !== undefined)
    return {
      warning: 'discharge-left-out',
      element: under(path, subjectElement(located)),
      expected: 'the person of this message',
      got: stranger,
    };
  if (resource['modifierExtension'] !== undefined)
    return {
      warning: 'discharge-left-out',
      element: under(path, 'modifierExtension'),
      expected: 'no modifier extension',
      got: 'one that is not understood',
    };
  const end = objectAt(resource['period'])['end'];
  const read = story.dates.instant(end);
  if (read !== undefined) return { located, ...read };
  const got = end === undefined ? 'nothing' : 'none that can be read';
  return {
    warning: 'unreadable-date',
    element: endPath(located),
    expected: 'a date or an instant with an offset',
    got,
    about: readablePart.exec(textAt(end) ?? '')?.[0] ?? '',
  };
};

const candidatesOf = (story: Story, { ended, candidates }: FactSource): readonly Located[] =>
  [...new Set(candidates(story))].filter(({ resource }) => resource['status'] === ended);

/**
 * Whether something that ended at nobody knows when may have ended after what was taken. Where as much of it as can
 * be read is later, taking an earlier end would be wrong; the sender is asked.
 */
const judgeUnfit = (story: Story, chosen: Ended, unfit: readonly Unfit[]): void => {
  const { findings } = story;
  const day = story.dates.day(chosen.at) ?? chosen.at;
  for (const { warning, element, expected, about } of unfit) {
    const stands = about === undefined ? undefined : standsTo(about, day);
    if (stands === 'later') findings.refuse(element, expected, laterUnread);
    else findings.warn(warning, element);
    if (stands === 'maybe-later') findings.warn('several-discharges', chosen.located.path);
  }
};

const warnOfChoice = (story: Story, chosen: Ended, ended: readonly Ended[]): void => {
  const { findings } = story;
  const { located, at, lacking } = chosen;
  const pointedAt = encountersPointedAt(story)
    .filter((encounter) => encounter.resource['status'] === 'finished' && isDischarging(encounter))
    .map((encounter) => fitness(story, encounter));
  const others = [...ended, ...pointedAt].filter((other) => 'at' in other && other.at !== at);
  if (ended.length > 1 || others.length > 0) findings.warn('several-discharges', located.path);
  if (located.type !== 'Encounter' && therapyKnownBy(located) === 'display')
    findings.warn('recognised-by-display', located.path);
  if (located.type === 'Encounter' && !isDischarging(located))
    findings.warn('visit-taken-as-discharge', located.path);
  warnOfLacking(lacking, endPath(located), story);
};

/** What is there instead, by kind and status. */
const insteadOf = (story: Story): string => {
  const therapy = ['CarePlan', 'EpisodeOfCare']
    .flatMap(story.ofType)
    .filter((located) => therapyKnownBy(located) !== undefined);
  const told = (what: string, found: readonly Located[]) =>
    found.length === 0 ? [] : [`${what} with ${[...new Set(found.map(statusTold))].join(', ')}`];
  const pointedAt = encountersPointedAt(story);
  const encounters = pointedAt.length > 0 ? pointedAt : heldEncounters(story);
  const found = [
    ...told('physical therapy', therapy),
    ...(therapy.length === 0 && story.ofType('CarePlan').length > 0 ? ['CarePlans of other kinds'] : []),
    ...(pointedAt.length > 0 || encounters.length === 1 ? told('an Encounter', encounters) : []),
    ...(pointedAt.length === 0 && encounters.length > 1 ? ['Encounters that are visits'] : []),
  ];
  return found.length === 0 ? 'no CarePlan and no Encounter' : found.join(' and ');
};

const refuseWithout = (story: Story, unfit: readonly Unfit[]): void => {
  for (const { element, expected, got } of unfit) story.findings.refuse(element, expected, got);
  if (unfit.length > 0) return;
  story.findings.refuse(
    story.opened.bundle === undefined ? '' : 'entry',
    'a discharge fact: a CarePlan of physical therapy with status completed, or an Encounter with status finished, and its period.end',
    insteadOf(story),
  );
};

/** What the message says has ended, and when; without it, every reason why there is none. */
export const dischargeFact = (story: Story): DischargeFact | undefined => {
  const reasons = new Map<string, Unfit>();
  for (const [index, source] of factSources.entries()) {
    const judged = candidatesOf(story, source).map((located) => fitness(story, located));
    const ended = judged.filter((one) => 'at' in one);
    const unfit = judged.filter((one) => 'expected' in one);
    const [latest] = ended.sort((one, other) => (one.at < other.at ? 1 : -1));
    if (latest === undefined) {
      for (const one of unfit) reasons.set(one.element, one);
      continue;
    }
    judgeUnfit(story, latest, [...reasons.values(), ...unfit]);
    warnOfChoice(story, latest, ended);
    const { located, at } = latest;
    story.used.add(located);
    return {
      located,
      at: { value: at, path: endPath(located), source: source.source, fallback: index > 0 },
    };
  }
  refuseWithout(story, [...reasons.values()]);
  return undefined;
};
