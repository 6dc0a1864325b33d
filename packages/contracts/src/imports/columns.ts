/** A discharge as one row of a table: which columns there are, by the fields of the canonical form. */
import * as z from 'zod';
import { therapyDischarge } from '../discharge/therapy-discharge.ts';

/** What a column's cells hold. */
export type ColumnKind = 'text' | 'number';

const unwrapped = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrapped(schema.unwrap() as z.ZodType)
    : schema;

const place = /^(0|[1-9]\d?)$/;

const within = (schema: z.ZodType, [step, ...rest]: readonly string[]): ColumnKind | undefined => {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodObject)
    return step !== undefined && Object.hasOwn(inner.shape, step)
      ? within(inner.shape[step] as z.ZodType, rest)
      : undefined;
  if (inner instanceof z.ZodArray)
    return step !== undefined && place.test(step) ? within(inner.element as z.ZodType, rest) : undefined;
  if (step !== undefined) return undefined;
  return inner instanceof z.ZodNumber ? 'number' : 'text';
};

/**
 * What the cells of a column hold that is named by a field's path, places in lists counted from 0:
 * `client.birthDate`, `client.name.given.0`, `measures.2.value`. Undefined when no field is called so.
 */
export const columnKind = (name: string): ColumnKind | undefined => within(therapyDischarge, name.split('.'));
