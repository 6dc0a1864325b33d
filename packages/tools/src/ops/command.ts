import type * as z from 'zod';
import type { Options } from './arguments.ts';
import type { Office } from './office.ts';
import type { Terminal } from './terminal.ts';

/** One command of `npm run ops`: what it is called, what it takes, what it does. */
export interface OpsCommand {
  readonly subject: 'practice' | 'partner' | 'member';
  readonly verb: 'add' | 'list' | 'change' | 'disable' | 'enable' | 'rotate' | 'sync';
  readonly summary: string;
  readonly takesId: boolean;
  readonly options: Options;
  readonly schema: z.ZodType;
  readonly example: string;
  run(typed: unknown, office: Office, terminal: Terminal): Promise<void>;
}

/** A command whose `run` gets what its schema makes of the options. */
export const opsCommand = <S extends z.ZodType>(
  command: Omit<OpsCommand, 'schema' | 'run'> & {
    readonly schema: S;
    readonly run: (values: z.output<S>, office: Office, terminal: Terminal) => Promise<void>;
  },
): OpsCommand => ({
  ...command,
  run: (typed, office, terminal) => command.run(typed as z.output<S>, office, terminal),
});
