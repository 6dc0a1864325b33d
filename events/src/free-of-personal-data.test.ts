import { describe, expect, it } from 'vitest';
import type { ContractEvent } from './catalog.ts';
import { type JsonSchema, schemas } from './generated/schemas.ts';

/** The paths of a shape at which any text at all would type-check. */
type FreeText<Shape, Path extends string> = Shape extends string
  ? string extends Shape
    ? Path
    : never
  : Shape extends readonly (infer Item)[]
    ? FreeText<Item, Path>
    : Shape extends object
      ? { [Field in keyof Shape & string]: FreeText<Shape[Field], Field> }[keyof Shape & string]
      : never;

type FreeTextOfContractEvents = FreeText<ContractEvent, ''>;
type OnlyGoalIds = [FreeTextOfContractEvents] extends ['goalId'] ? true : FreeTextOfContractEvents;

/** What somebody could write into a field that takes words. */
const written = [
  'Jodie Hicks',
  'she moved away',
  '1969-08-14 Hicks',
  '+1 555 0100',
  'jodie@mail.example',
  'Straße 7',
];

interface Leaf {
  readonly path: string;
  readonly schema: JsonSchema;
}

const leavesOf = (schema: JsonSchema, path: string): Leaf[] => {
  if (schema.type === 'array') return leavesOf(schema.items as JsonSchema, `${path}[]`);
  if (schema.type !== 'object') return [{ path, schema }];
  return Object.entries(schema.properties ?? {}).flatMap(([field, inner]) =>
    leavesOf(inner as JsonSchema, path === '' ? field : `${path}.${field}`),
  );
};

const takesWords = ({ schema }: Leaf): boolean => {
  if (schema.const !== undefined || schema.enum !== undefined) return false;
  if (schema.format === 'date-time' || schema.format === 'date') return false;
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern);
  return pattern === undefined || written.some((text) => pattern.test(text));
};

const announced = [...schemas()].filter(
  ([detailType]) => !detailType.startsWith('TherapyDischargeSubmitted'),
);

describe('what is announced', () => {
  it('has no field that any text would fit by its type', () => {
    const held: OnlyGoalIds = true;
    expect(held).toBe(true);
  });

  it.each(announced)(
    '%s holds ids, codes, instants, dates, whole numbers and yes or no',
    (_detailType, schema) => {
      const leaves = leavesOf(schema, '');
      expect(leaves.length).toBeGreaterThan(8);
      const texts = leaves.filter((leaf) => leaf.schema.type === 'string');
      expect(texts.filter(takesWords).map(({ path }) => path)).toEqual([]);
      const others = leaves.filter(
        (leaf) => leaf.schema.type !== 'string' && leaf.schema.const === undefined,
      );
      expect(
        others.filter((leaf) => !['integer', 'boolean', 'object'].includes(String(leaf.schema.type))),
      ).toEqual([]);
    },
  );

  it('is told apart from what would take words', () => {
    const leaf = (schema: JsonSchema) => ({ path: 'data.note', schema });
    expect(takesWords(leaf({ type: 'string' }))).toBe(true);
    expect(takesWords(leaf({ type: 'string', maxLength: 20 }))).toBe(true);
    expect(takesWords(leaf({ type: 'string', pattern: '^[A-Z]' }))).toBe(true);
    expect(takesWords(leaf({ type: 'string', pattern: '^g\\d+$' }))).toBe(false);
  });
});
