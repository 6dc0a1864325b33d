import { type Issue, parse } from '../parsing/index.ts';
import { type TherapyDischarge, therapyDischarge } from './therapy-discharge.ts';

/** A discharge, or every issue of one that is none, and those of its fields that can be read by themselves. */
export type ReadDischarge =
  | { readonly discharge: TherapyDischarge; readonly issues?: never }
  | { readonly issues: readonly Issue[]; readonly legible: Partial<TherapyDischarge> };

const fields = Object.entries(therapyDischarge.shape);

const legibleOf = (value: unknown): Partial<TherapyDischarge> => {
  if (typeof value !== 'object' || value === null) return {};
  const read = fields.map(([name, schema]) => [name, parse(schema, Reflect.get(value, name))] as const);
  return Object.fromEntries(
    read.flatMap(([name, parsed]) => (parsed.ok && parsed.value !== undefined ? [[name, parsed.value]] : [])),
  );
};

/** Reads an untrusted value as a therapy discharge. */
export const readDischarge = (value: unknown): ReadDischarge => {
  const parsed = parse(therapyDischarge, value);
  return parsed.ok ? { discharge: parsed.value } : { issues: parsed.issues, legible: legibleOf(value) };
};
