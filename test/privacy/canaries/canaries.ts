import { isFreeText, referred, type Schema } from '../../kit/api-schemas.ts';

/** A date of birth that nobody and nothing else here has. */
export const birthDate = '1931-07-29';

/** A value of a field that has to be there and that nobody may write into. */
const needed = ({ type, format, enum: words, minimum = 1 }: Schema): unknown => {
  if (words !== undefined) return words[0];
  if (format === 'date') return '2026-02-20';
  if (format === 'date-time') return '2026-02-20T15:00:00.000Z';
  return type === 'number' || type === 'integer' ? minimum : undefined;
};

const resolved = (schema: Schema): Schema => (schema.$ref === undefined ? schema : referred(schema.$ref));

const holdsFreeText = (schema: Schema): boolean => {
  const { items, properties = {} } = resolved(schema);
  const inner = [...Object.values(properties), ...(items === undefined ? [] : [items])];
  return isFreeText(resolved(schema)) || inner.some(holdsFreeText);
};

/** Of several forms the one that an example has: its constants are the example's. */
const formOf = (forms: readonly Schema[], example: Record<string, unknown>): Schema | undefined =>
  forms
    .map(resolved)
    .find(({ properties = {} }) =>
      Object.entries(properties).every(
        ([name, field]) => !('const' in field) || field.const === example[name],
      ),
    );

/**
 * Texts that stand for everything personal, each of them one of a kind: whoever finds one knows where it was written.
 * They go into every field of a body where a person may write what they like, by the published schemas: a new field
 * is planted without a line here.
 */
export const createCanaries = () => {
  const planted = new Map<string, string>([
    [birthDate, 'a date of birth'],
    [birthDate.replaceAll('-', ''), 'a date of birth as HL7 writes it'],
  ]);

  /** A new one, short enough for any field. */
  const canary = (where: string): string => {
    const text = `Zq7c${String(planted.size).padStart(4, '0')}x`;
    planted.set(text, where);
    return text;
  };

  const plantFields = (schema: Schema, example: unknown, where: string): unknown => {
    const given: Record<string, unknown> = Object(example);
    const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => {
      const isNeeded = schema.required?.includes(name) === true;
      const isLeftOut = given[name] === undefined && !isNeeded && !holdsFreeText(field);
      return [name, isLeftOut ? undefined : plant(field, given[name], `${where}.${name}`)];
    });
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  };

  const plant = (written: Schema, example: unknown, where: string): unknown => {
    const forms = written.anyOf ?? written.oneOf;
    const form = forms === undefined ? written : formOf(forms, Object(example));
    if (form === undefined) return example;
    const schema = resolved(form);
    if (isFreeText(schema)) return canary(where);
    if (where.endsWith('.birthDate')) return birthDate;
    if (schema.type === 'object') return plantFields(schema, example, where);
    const { items } = schema;
    if (schema.type !== 'array' || items === undefined) return example ?? needed(schema);
    return (Array.isArray(example) ? example : [undefined]).map((one) => plant(items, one, `${where}[]`));
  };

  return {
    /** Every canary, and where it was written. */
    planted: planted as ReadonlyMap<string, string>,
    canary,
    /** An example of a body, whole, with a canary wherever somebody may write. */
    plantedIn: (name: string, schema: Schema, example: unknown): Record<string, unknown> =>
      plant(schema, example, name) as Record<string, unknown>,
  };
};

export type Canaries = ReturnType<typeof createCanaries>;

/** The canaries that a text holds. */
export const heldBy = (text: string, { planted }: Canaries): readonly string[] =>
  [...planted.keys()].filter((canary) => text.includes(canary));
