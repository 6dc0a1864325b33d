import { createRegistryDesk, openTable } from '@continuum/aws';
import { memberId, partnerId, practiceId } from '@continuum/contracts';
import { runOps } from '@continuum/tools/ops';
import * as fc from 'fast-check';
import { hostileName, hostileValue, marker } from '../bodies/hostile-values.ts';
import { textOf } from '../bodies/tree.ts';
import type { Stage } from '../stage.ts';
import { pollutedPrototypes } from '../verdict/prototypes.ts';
import type { Family } from './family.ts';
import { countProcessorTime } from './processor-time.ts';

type Line = readonly string[];

const rightLines: readonly Line[] = [
  [
    'practice',
    'add',
    'west-bay',
    '--name',
    'West Bay',
    '--zone',
    'America/Chicago',
    '--holiday',
    '2026-12-25',
  ],
  [
    'practice',
    'add',
    'west-bay',
    '--name',
    'W',
    '--zone',
    'UTC',
    '--closed-weekdays',
    'none',
    '--policy',
    '2026-1',
  ],
  ['practice', 'list', '--limit', '2', '--json'],
  ['practice', 'disable', 'south-shore', '--yes'],
  [
    'partner',
    'add',
    'lake-pt',
    '--name',
    'Lake',
    '--zone',
    'America/Chicago',
    '--practice',
    'north-harbor=123',
  ],
  [
    'partner',
    'add',
    'l',
    '--name',
    'L',
    '--zone',
    'UTC',
    '--practice',
    'north-harbor',
    '--account',
    '222233334444',
  ],
  ['partner', 'list', '--after', 'hill-pt'],
  ['partner', 'disable', 'hill-pt', '--yes'],
  ['partner', 'sync'],
  [
    'member',
    'add',
    'ada-moss',
    '--practice',
    'north-harbor',
    '--name',
    'Ada',
    '--role',
    'owner',
    '--email',
    'a@example.com',
  ],
  ['member', 'list', '--practice', 'north-harbor'],
  ['member', 'disable', 'mara-lind', '--practice', 'north-harbor', '--yes'],
];

const odd = fc.oneof(
  hostileName,
  hostileValue.map(textOf).filter((text) => text.length < 5000),
  fc.constantFrom(
    '--',
    '-',
    '--yes=1',
    '--name',
    '--nothing',
    '--__proto__',
    '--help',
    '=',
    'north-harbor=',
    marker,
  ),
);

const change = fc.record({
  place: fc.nat(50),
  word: odd,
  kind: fc.constantFrom('replace', 'insert', 'drop', 'twice'),
});

const changed = (line: Line, { place, word, kind }: { place: number; word: string; kind: string }): Line => {
  const at = place % line.length;
  switch (kind) {
    case 'replace':
      return line.with(at, word);
    case 'insert':
      return line.toSpliced(at, 0, word);
    case 'drop':
      return line.length > 1 ? line.toSpliced(at, 1) : line;
    default:
      return line.toSpliced(at, 0, line[at] ?? word);
  }
};

const everyLogin = {
  openPartner: async (id: string) => ({ clientId: `client-of-${id}`, clientSecret: 'secret' }),
  closePartner: async () => undefined,
  memberSubject: async (email: string) => `subject-of-${email}`,
  setPassword: async () => 'password',
  closeMember: async () => undefined,
  openMember: async () => undefined,
  restoreAudience: async () => ({ admitted: [], dismissed: [] }),
};

/** Ids that the registry holds and that no id of ours looks like. */
const misshapen = ({ system }: Stage): readonly string[] =>
  system.memory.items().flatMap(({ PK, SK }) => {
    const shape = { 'R#PRACTICE': practiceId, 'R#PARTNER': partnerId }[String(PK)];
    const isRight =
      PK === 'R#MEMBER'
        ? String(SK)
            .split('#')
            .every((part, index) => (index === 0 ? practiceId : memberId).safeParse(part).success)
        : (shape?.safeParse(SK).success ?? true);
    return isRight ? [] : [`the registry took ${JSON.stringify(SK)}`];
  });

/** Command lines of whoever runs the stacks: done, refused or not understood, and nothing misshapen registered. */
export const commandLineFamily = (stage: Stage): Family<Line> => ({
  name: 'command-lines',
  inputs: fc
    .tuple(fc.constantFrom(...rightLines), fc.array(change, { maxLength: 3 }))
    .map(([line, changes]) => changes.reduce(changed, line)),
  describe: (line) => JSON.stringify(line),
  judge: async (line) => {
    stage.goBack();
    const desk = createRegistryDesk(openTable({ client: stage.system.memory.table, name: 'continuum' }));
    const terminal = { say: () => undefined, complain: () => undefined, ask: async () => undefined };
    const office = {
      desk,
      logins: everyLogin,
      tokenUrl: 'https://sign-in.example/oauth2/token',
      memberClientId: 'the-members-app',
      passwords: 'temporary' as const,
    };
    const spent = countProcessorTime();
    const exitCode = await runOps(line, { terminal, open: async () => office });
    return {
      outcome: `exit code ${exitCode}`,
      milliseconds: spent(),
      complaints: [...misshapen(stage), ...pollutedPrototypes()],
    };
  },
});
