import type { Options } from './arguments.ts';
import { columns } from './columns.ts';
import type { OpsCommand } from './command.ts';
import { placeOptions } from './place.ts';

const typedAs = ({ subject, verb, takesId }: OpsCommand): string =>
  `${subject} ${verb}${takesId ? ' ID' : ''}`;

const indented = (rows: readonly (readonly string[])[]): string => {
  const [, ...lines] = columns(['', ''], rows).split('\n');
  return lines.map((line) => `  ${line}`).join('\n');
};

const describe = (options: Options): string =>
  indented(
    Object.entries(options).map(([name, { value, says }]) => [`--${name}${value ? ` ${value}` : ''}`, says]),
  );

/** What the person can type, of everything or of one subject. */
export const overview = (commands: readonly OpsCommand[]): string =>
  [
    'npm run ops -- COMMAND [options]',
    '',
    'Registers practices, their members and the partner clinics that hand clients over to them.',
    '',
    indented(commands.map((command) => [typedAs(command), command.summary])),
    '',
    'Where:',
    describe(placeOptions),
    '',
    'Every command tells more with --help.',
  ].join('\n');

/** What one command takes. */
export const commandHelp = (command: OpsCommand): string =>
  [
    `npm run ops -- ${typedAs(command)} [options]`,
    '',
    `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`,
    '',
    ...(Object.keys(command.options).length === 0 ? [] : [describe(command.options), '']),
    'Where:',
    describe(placeOptions),
    '',
    'For example:',
    `  npm run ops -- ${command.example}`,
  ].join('\n');
