import { type Faults, knobNames } from '../faults/knobs.ts';
import { instantOf } from '../world/node.ts';
import { flagOf } from './options.ts';
import type { Outcome, Run } from './simulate.ts';

/** Lines of a trace that anybody would read. */
const linesMost = 80;
const violationsMost = 10;

const faultsLine = (faults: Faults): string =>
  knobNames.map((name) => `--${flagOf(name)} ${faults[name]}`).join(' ');

/** The command that plays a run again. */
export const replayCommand = ({ seed, deliveries, bug }: Run, faults: Faults): string =>
  [
    `npm run sim -- --seed ${seed}`,
    ...(deliveries === undefined ? [] : [`--deliveries ${deliveries}`]),
    ...(bug === undefined ? [] : [`--bug ${bug.name}`]),
    faultsLine(faults),
  ].join(' ');

const traceOf = ({ trace, violations }: Outcome): readonly string[] => {
  const about = violations[0]?.about ?? '';
  const [journal = ''] = about.split('.');
  const lines = trace.filter((line) => line.about === journal || line.what.includes(journal));
  const left = lines.length - linesMost;
  return [
    ...(left > 0 ? [`  … ${left} earlier lines`] : []),
    ...lines.slice(-linesMost).map((line) => `  ${instantOf(line.at)} ${line.about} ${line.what}`),
  ];
};

/** What anybody needs to look into a failing seed. */
export const failureReport = (run: Run, outcome: Outcome): string => {
  const { seed, violations, traceHash, faults, deliveries } = outcome;
  const more = violations.length - violationsMost;
  return [
    `✘ seed ${seed}: ${violations.length} violations in ${deliveries} deliveries, trace ${traceHash}`,
    ...violations
      .slice(0, violationsMost)
      .map(({ checker, about, what }) => `  ${checker}: ${what} (${about})`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
    `  again: ${replayCommand(run, faults)}`,
    '  what happened to the first of them:',
    ...traceOf(outcome),
  ].join('\n');
};

/** One line of a seed that was run by itself. */
export const passedLine = ({ seed, deliveries, commits, days, traceHash }: Outcome): string =>
  `✔ seed ${seed}: ${deliveries} deliveries, ${commits} commits, ${days} days, trace ${traceHash}`;
