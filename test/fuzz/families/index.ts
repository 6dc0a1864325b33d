import { type FamilyRun, type RunOptions, runFamily } from '../running/run-family.ts';
import type { Stage } from '../stage.ts';
import { documentFamily } from './clinical-documents.ts';
import { commandLineFamily } from './command-lines.ts';
import type { Family } from './family.ts';
import { fileFamily } from './files-of-rows.ts';
import { messageFamily } from './messages.ts';
import { routeFamilies } from './routes.ts';
import { streamFamily } from './stream-records.ts';

/** A family that can be run without knowing what its inputs are. */
export interface RunnableFamily {
  readonly name: string;
  run(options: RunOptions): Promise<FamilyRun>;
}

const runnable = <Input>(family: Family<Input>): RunnableFamily => ({
  name: family.name,
  run: (options) => runFamily(family, options),
});

/** Everything that reads what others wrote: the routes first, then queues, stream and command lines. */
export const familiesOn = (stage: Stage): readonly RunnableFamily[] => [
  ...routeFamilies(stage).map(runnable),
  runnable(documentFamily(stage)),
  runnable(fileFamily(stage)),
  runnable(messageFamily(stage)),
  runnable(streamFamily(stage)),
  runnable(commandLineFamily(stage)),
];
