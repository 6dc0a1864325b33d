import * as z from 'zod';
import { Refusal } from '../template/refusal.ts';

type Matcher = (value: unknown) => boolean;
type Scalar = string | number | boolean | null;

/**
 * An EventBridge event pattern, compiled. Lambda's event filters speak the same language. An operator that
 * is not implemented stops the start with its name.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export interface EventPattern {
  matches(event: unknown): boolean;
}

export function compilePattern(pattern: unknown, where: string): EventPattern {
  const matcher = compileFields(record(pattern, where), where);
  return { matches: matcher };
}

/** Every field must match; `$or` needs one of its alternatives. */
function compileFields(pattern: Record<string, unknown>, where: string): Matcher {
  const fields = Object.entries(pattern);
  if (fields.length === 0) throw new Refusal([`${where}: an empty pattern matches nothing`]);
  const matchers = fields.map(([name, rule]): Matcher => {
    const path = `${where}.${name}`;
    if (name === '$or') {
      if (!Array.isArray(rule)) throw new Refusal([`${path}: expected a list of patterns`]);
      const alternatives = rule.map((one, index) => compileFields(record(one, path), `${path}[${index}]`));
      return (value) => alternatives.some((matches) => matches(value));
    }
    if (Array.isArray(rule)) return onField(name, compileAlternatives(rule, path));
    return onObject(name, compileFields(record(rule, path), path));
  });
  return (value) => matchers.every((matches) => matches(value));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldOf(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A list in the event matches when one of its elements does; absence is seen by `exists` alone. */
function onField(name: string, matches: Matcher): Matcher {
  return (value) => {
    const field = fieldOf(value, name);
    if (Array.isArray(field))
      return field.length === 0 ? matches(undefined) : field.some((one) => matches(one));
    return matches(isRecord(field) ? undefined : field);
  };
}

function onObject(name: string, matches: Matcher): Matcher {
  return (value) => {
    const field = fieldOf(value, name);
    return Array.isArray(field) ? field.some((one) => matches(one)) : matches(field);
  };
}

function compileAlternatives(alternatives: readonly unknown[], where: string): Matcher {
  if (alternatives.length === 0) throw new Refusal([`${where}: expected at least one value`]);
  const matchers = alternatives.map((one) => compileAlternative(one, where));
  return (value) => matchers.some((matches) => matches(value));
}

function compileAlternative(alternative: unknown, where: string): Matcher {
  if (!isRecord(alternative)) {
    const expected = scalar(alternative, where);
    return (value) => value === expected;
  }
  const [[operator, argument] = ['', undefined], ...rest] = Object.entries(alternative);
  const compile = operators[operator];
  if (!compile || rest.length > 0)
    throw new Refusal([
      `${where}: the pattern operator ${[operator, ...rest.map(([key]) => key)].join(', ')} is not implemented`,
    ]);
  return compile(argument, `${where}.${operator}`);
}

const operators: Readonly<Record<string, (argument: unknown, where: string) => Matcher>> = {
  exists: (argument, where) => {
    const wanted = check(z.boolean(), argument, where);
    return (value) => (value !== undefined) === wanted;
  },
  prefix: (argument, where) => edge(argument, where, (value, part) => value.startsWith(part)),
  suffix: (argument, where) => edge(argument, where, (value, part) => value.endsWith(part)),
  'equals-ignore-case': (argument, where) => {
    const expected = check(z.string(), argument, where).toLowerCase();
    return (value) => typeof value === 'string' && value.toLowerCase() === expected;
  },
  wildcard: (argument, where) => {
    const parts = check(z.string(), argument, where)
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    const expression = new RegExp(`^${parts.join('.*')}$`, 's');
    return (value) => typeof value === 'string' && expression.test(value);
  },
  numeric: compileNumeric,
  'anything-but': (argument, where) => {
    const excluded = Array.isArray(argument)
      ? compileAlternatives(argument, where)
      : compileAlternative(argument, where);
    return (value) => value !== undefined && !excluded(value);
  },
};

function edge(argument: unknown, where: string, test: (value: string, part: string) => boolean): Matcher {
  if (typeof argument === 'string') return (value) => typeof value === 'string' && test(value, argument);
  const { 'equals-ignore-case': part } = check(
    z.strictObject({ 'equals-ignore-case': z.string() }),
    argument,
    where,
  );
  return (value) => typeof value === 'string' && test(value.toLowerCase(), part.toLowerCase());
}

function compileNumeric(argument: unknown, where: string): Matcher {
  const words = check(
    z.array(z.union([z.enum(['<', '<=', '>', '>=', '=']), z.number()])).min(2),
    argument,
    where,
  );
  const tests: ((value: number) => boolean)[] = [];
  for (let index = 0; index < words.length; index += 2) {
    const [comparison, bound] = [words[index], words[index + 1]];
    if (typeof comparison !== 'string' || typeof bound !== 'number')
      throw new Refusal([`${where}: expected comparison and number in turn`]);
    tests.push((value) => compare(value, comparison, bound));
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

function compare(value: number, comparison: '<' | '<=' | '>' | '>=' | '=', bound: number): boolean {
  switch (comparison) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    case '=':
      return value === bound;
  }
}

function check<Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.infer<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Refusal([`${where}: ${parsed.error.issues.map((issue) => issue.message).join('; ')}`]);
}

function scalar(value: unknown, where: string): Scalar {
  return check(z.union([z.string(), z.number(), z.boolean(), z.null()]), value, where);
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (isRecord(value)) return value;
  throw new Refusal([`${where}: expected an object or a list of values`]);
}
