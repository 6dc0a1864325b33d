import { parseArgs } from 'node:util';
import { type Faults, type KnobName, knobNames, knobs } from '../faults/knobs.ts';
import type { PlantedBug } from '../planted-bugs/planted-bug.ts';
import { bugNamed, plantedBugs } from '../planted-bugs/planted-bugs.ts';
import { deliveriesPerSeed } from './simulate.ts';

/** `dropThenRetry` → `drop-then-retry` */
export const flagOf = (knob: KnobName): string =>
  knob.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export interface Options {
  readonly from: number;
  readonly seeds: number;
  readonly jobs: number;
  readonly deliveries: number;
  readonly faults: Partial<Faults>;
  readonly bug: PlantedBug | undefined;
  readonly prints: 'nothing' | 'help' | 'bugs' | 'trace';
}

/** Something a person typed that cannot be meant. */
export class UnknownOption extends Error {
  override readonly name = 'UnknownOption';
}

const knobLines = knobNames.map(
  (name) =>
    `  --${flagOf(name).padEnd(18)} ${knobs[name].meaning} (0 to ${knobs[name].most}, ${knobs[name].unit})`,
);

export const help = `npm run sim -- [options]

Runs the real functions in a world of its own: seeded time, chance and faults. Each seed plays people and faults
until enough has been delivered, then no faults until everything is done, then every checker.

  --seed N             one seed; prints its trace hash, or what it violates
  --seeds N            so many seeds, from --from on (default: 10)
  --from N             the first seed (default: 1); a run that was stopped goes on from there
  --jobs N             workers (default: 1)
  --deliveries N       records, requests and ticks of each seed (default: ${deliveriesPerSeed})
  --bug NAME           plants a mistake; the run should fail
  --without-bug        the faults that --bug needs, without the mistake; the run should pass
  --list-bugs          the mistakes, what each breaks and who sees it
  --trace              prints everything that happens in one seed
  --help               this

Knobs; each is drawn from the seed unless it is set:
${knobLines.join('\n')}

A seed that fails is made as small as it goes and printed with the command that plays it again, to the same trace hash.`;

export const bugLines = (): readonly string[] =>
  plantedBugs.map(
    ({ name, breaks, caughtBy }) =>
      `${name.padEnd(28)} ${breaks}\n${' '.repeat(29)}seen by ${caughtBy.join(', ')}`,
  );

const whole = (text: string | undefined, otherwise: number, flag: string): number => {
  if (text === undefined) return otherwise;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new UnknownOption(`--${flag} takes a whole number from 1 on`);
  return number;
};

const knobOf = (name: KnobName, text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new UnknownOption(`--${flagOf(name)} takes a number, 0 or more`);
  if (knobs[name].unit.startsWith('share') && value > 1)
    throw new UnknownOption(`--${flagOf(name)} takes a share, from 0 to 1; got ${text}`);
  return value;
};

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
const plainFlags = {
  seed: text,
  seeds: text,
  from: text,
  jobs: text,
  deliveries: text,
  bug: text,
  'list-bugs': yes,
  'without-bug': yes,
  trace: yes,
  help: yes,
} as const;

const valuesOf = (argv: readonly string[]): Readonly<Record<string, string | boolean | undefined>> => {
  const knobFlags = Object.fromEntries(knobNames.map((name) => [flagOf(name), text]));
  try {
    return parseArgs({ args: [...argv], options: { ...plainFlags, ...knobFlags }, strict: true }).values;
  } catch (error) {
    throw new UnknownOption((error as Error).message);
  }
};

const bugOf = (name: string | undefined): PlantedBug | undefined => {
  if (name === undefined) return undefined;
  if (!plantedBugs.some((bug) => bug.name === name))
    throw new UnknownOption(`there is no planted bug ${name}; --list-bugs names them`);
  return bugNamed(name);
};

/** @throws UnknownOption saying what cannot be meant */
export const readOptions = (argv: readonly string[]): Options => {
  const values = valuesOf(argv);
  const given = (flag: string): string | undefined => values[flag] as string | undefined;
  const faults = knobNames.flatMap((name) => {
    const value = given(flagOf(name));
    return value === undefined ? [] : [[name, knobOf(name, value)] as const];
  });
  const one = given('seed');
  const bug = bugOf(given('bug'));
  const isControl = values['without-bug'] === true;
  if (isControl && bug === undefined)
    throw new UnknownOption('--without-bug is for the faults of a mistake: name it with --bug');
  const prints = values['help']
    ? 'help'
    : values['list-bugs']
      ? 'bugs'
      : values['trace']
        ? 'trace'
        : 'nothing';
  return {
    from: whole(one ?? given('from'), 1, one === undefined ? 'from' : 'seed'),
    seeds: one === undefined ? whole(given('seeds'), 10, 'seeds') : 1,
    jobs: whole(given('jobs'), 1, 'jobs'),
    deliveries: whole(given('deliveries'), deliveriesPerSeed, 'deliveries'),
    faults: { ...(isControl ? bug?.faults : {}), ...Object.fromEntries(faults) } as Partial<Faults>,
    bug: isControl ? undefined : bug,
    prints,
  };
};
