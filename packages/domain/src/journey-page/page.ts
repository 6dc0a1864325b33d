import { deadlineKinds, deadlineRules } from '../deadlines/rules.ts';
import { commandNames, transitions } from '../episode/transitions.ts';
import { failureSentences } from '../kernel/failure-codes.ts';
import { measureCatalogue } from '../measures/index.ts';
import { type Interval, type Policy, policies } from '../policy/index.ts';
import { journeyDiagram, placesOf } from './diagram.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const commandTable = (): string =>
  table(
    ['command', 'who may', 'from', 'may lead to', 'guards'],
    commandNames.map((name) => {
      const { callers, from, leadsTo, guards } = transitions[name];
      const names = guards.map((guard) => guard.name).join(', ');
      return [name, callers.join(', '), placesOf(from), placesOf(leadsTo) || 'stays', names || 'none'];
    }),
  );

const inWords = (interval: Interval): string => {
  if ('sameDay' in interval) return 'the same day';
  return 'hours' in interval ? `${interval.hours} hours` : `${interval.days} days`;
};

const whenMissed = {
  flag: 'shown as late',
  hold: 'the program is held',
  withdraw: 'the client is withdrawn',
  close: 'the episode closes as unanswered',
} as const;

const onHold = { always: 'yes', never: 'no', 'unless-inactive': 'yes, but when silence is why' } as const;

const deadlineTable = (policy: Policy): string =>
  table(
    ['deadline', 'within', 'counts from', 'stops on hold', 'moves to an open day', 'when missed'],
    deadlineKinds.map((kind) => {
      const { says, stopsOnHold, movesToOpenDay, whenMissed: then } = deadlineRules[kind];
      const within =
        kind === 'hold-review'
          ? `the review date, or ${policy.inactivityHoldReviewAfterDays} days`
          : inWords(policy.intervals[kind]);
      return [kind, within, says, onHold[stopsOnHold], movesToOpenDay ? 'yes' : 'no', whenMissed[then]];
    }),
  );

const thresholdTable = (policy: Policy): string =>
  table(
    ['measure', 'level', 'above', 'below'],
    policy.thresholds.map(({ measure, level, above, below }) => [
      measure,
      level,
      String(above ?? ''),
      String(below ?? ''),
    ]),
  );

const measureTable = (): string =>
  table(
    ['measure', 'unit (UCUM)', 'plausible', 'better', 'sided'],
    Object.entries(measureCatalogue).map(([code, { unit, plausible, better, sided }]) => [
      code,
      `\`${unit}\``,
      `${plausible[0]} to ${plausible[1]}`,
      better,
      sided ? 'yes' : 'no',
    ]),
  );

const failureTable = (): string =>
  table(
    ['code', 'says'],
    Object.entries(failureSentences).map(([code, sentence]) => [`\`${code}\``, sentence]),
  );

const policySections = (policy: Policy): string[] => [
  `## Policy ${policy.version}`,
  `Reminded after ${policy.remindAfterShare * 100} % of the interval. A referral that states no end holds ${policy.referralValidForDays} days; onset within ${policy.postRehabilitationDays} days, or unknown, asks for one. A report opens on an assessment of the last ${policy.reAssessmentFreshForDays} days.`,
  '### Deadlines',
  deadlineTable(policy),
  '### Readings that raise a red flag',
  thresholdTable(policy),
  policy.stopSigns.length === 0
    ? 'Every sign means caution.'
    : `Signs that stop: ${policy.stopSigns.join(', ')}.`,
];

/** The journey as a page, read out of the transition table, the deadlines and the policies. */
export const journeyPage = (): string =>
  `${[
    '# The journey',
    'Generated from `packages/domain`; `npm run generate` writes it anew.',
    journeyDiagram(),
    'Left out of the picture: a client may be withdrawn from every open status, an open or closed episode marked as entered in error, a closed one reopened to where it stood; a referral is cancelled from every one of its statuses; papers, answers and corrections settle what is missing; a corrected entry may bring a report back to the program, stop it or let it go on.',
    '## Commands',
    commandTable(),
    ...Object.values(policies).flatMap(policySections),
    '## Measures',
    measureTable(),
    '## Why a rule says no',
    failureTable(),
  ].join('\n\n')}\n`;
