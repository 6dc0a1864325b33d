import type * as z from 'zod';
import type { commandBodies } from '../bodies.ts';

/** A body as a caller writes it, for every command. */
export type CommandExamples = {
  readonly [C in keyof typeof commandBodies]: Readonly<z.input<(typeof commandBodies)[C]>>;
};
