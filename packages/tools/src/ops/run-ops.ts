import { judge, readTyped } from './arguments.ts';
import { changeCommands } from './change-commands.ts';
import type { OpsCommand } from './command.ts';
import { enableCommands } from './enable-commands.ts';
import { commandHelp, overview } from './help.ts';
import { memberCommands } from './member-commands.ts';
import type { Office } from './office.ts';
import { partnerCommands } from './partner-commands.ts';
import { type Place, placeOptions, readPlace } from './place.ts';
import { practiceCommands } from './practice-commands.ts';
import { Refused } from './refused.ts';
import type { Terminal } from './terminal.ts';

const subjects = ['practice', 'partner', 'member'] as const;

/** Every command there is, subject by subject. */
export const commands: readonly OpsCommand[] = subjects.flatMap((subject) =>
  [...practiceCommands, ...partnerCommands, ...memberCommands, ...changeCommands, ...enableCommands].filter(
    (command) => command.subject === subject,
  ),
);

/** What a command line came to: done, refused, or not understood. */
export type ExitCode = 0 | 1 | 2;

interface Surroundings {
  readonly terminal: Terminal;
  readonly open: (place: Place) => Promise<Office>;
}

const carryOut = async (
  command: OpsCommand,
  args: readonly string[],
  { terminal, open }: Surroundings,
): Promise<ExitCode> => {
  const { typed, problems } = readTyped(args, { ...command.options, ...placeOptions }, command.takesId);
  const values = judge(command.schema, typed);
  const place = readPlace(typed);
  if (problems.length > 0 || !values.ok || !place.ok) {
    const all = [...problems, ...(values.ok ? [] : values.problems), ...(place.ok ? [] : place.problems)];
    for (const problem of all) terminal.complain(problem);
    terminal.complain(`npm run ops -- ${command.subject} ${command.verb} --help tells what it takes.`);
    return 2;
  }
  try {
    await command.run(values.value, await open(place.value), terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    terminal.complain(error.message);
    return 1;
  }
};

/** Runs one command line of `npm run ops`. What is not the person's doing is thrown. */
export const runOps = async (args: readonly string[], surroundings: Surroundings): Promise<ExitCode> => {
  const { terminal } = surroundings;
  const [subject, verb, ...rest] = args;
  const wantsHelp = args.includes('--help');
  const ofSubject = commands.filter((command) => command.subject === subject);
  const command = ofSubject.find((one) => one.verb === verb);
  if (command !== undefined) {
    if (!wantsHelp) return carryOut(command, rest, surroundings);
    terminal.say(commandHelp(command));
    return 0;
  }
  const help = overview(ofSubject.length > 0 ? ofSubject : commands);
  if (wantsHelp) {
    terminal.say(help);
    return 0;
  }
  const typed = args.slice(0, 2).join(' ');
  terminal.complain(typed === '' ? 'Which command?' : `There is no command "${typed}".`);
  terminal.complain(help);
  return 2;
};
