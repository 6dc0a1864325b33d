import type { CommandName } from '../episode/commands.ts';
import { type Position, positionsOfStage, stageOf, statusOf } from '../episode/position.ts';
import { commandNames, transitions } from '../episode/transitions.ts';

const nodeOf = (position: Position | 'none'): string =>
  position === 'none' ? '[*]' : position.replaceAll(/[/-]/g, '_');

/** Leaving and coming back are the same from everywhere: a note says so better than forty arrows. */
const fromAnywhere: readonly string[] = [
  'withdraw-client',
  'reopen-episode',
  'mark-entered-in-error',
  'cancel-referral',
  'correct-entry',
  'record-paper',
  'receive-information',
  'apply-correction',
];

const arrows = (): string[] => {
  const commandsByArrow = new Map<string, string[]>();
  for (const name of commandNames) {
    if (fromAnywhere.includes(name)) continue;
    const { from, leadsTo } = transitions[name];
    for (const start of from)
      for (const end of leadsTo) {
        if (start === end || !leads(name, start, end)) continue;
        const arrow = `${nodeOf(start)} --> ${nodeOf(end)}`;
        commandsByArrow.set(arrow, [...(commandsByArrow.get(arrow) ?? []), name]);
      }
  }
  return [...commandsByArrow].map(([arrow, names]) => `  ${arrow}: ${names.join(', ')}`);
};

/** Where a command leads depends on where it starts; the table says only where it may lead at all. */
const leads = (name: CommandName, start: string, end: Position): boolean => {
  switch (name) {
    case 'miss':
      return (
        (start === 'program/active' && end === 'program/on-hold') ||
        (start === 'program/on-hold' && end === 'closed/withdrawn') ||
        (start === 'report/issued' && end === 'closed/completed')
      );
    case 'request-information':
      return start === 'referral/received';
    case 'record-assessment':
      return end !== 'program/baseline' || start === 'program/intake';
    default:
      return true;
  }
};

const stages = (): string[] =>
  Object.entries(positionsOfStage).flatMap(([stage, positions]) => [
    `  state ${stage} {`,
    ...positions.map((position) => `    state "${statusOf(position)}" as ${nodeOf(position)}`),
    '  }',
  ]);

/** The statuses of an episode and the commands between them, as a Mermaid state diagram. */
export const journeyDiagram = (): string =>
  ['```mermaid', 'stateDiagram-v2', ...stages(), ...arrows(), '```'].join('\n');

export const placesOf = (positions: readonly (Position | 'none')[]): string => {
  const whole = Object.entries(positionsOfStage).filter(([, all]) =>
    all.every((position) => positions.includes(position)),
  );
  const named = whole.map(([stage]) => `any ${stage}`);
  const single = positions.filter(
    (position) => position === 'none' || !whole.some(([stage]) => stage === stageOf(position)),
  );
  return [...named, ...single.map((position) => (position === 'none' ? 'no episode yet' : position))].join(
    ', ',
  );
};
