import type { TranslatedFieldView } from '@continuum/contracts';

type Holder = Record<string, unknown> | unknown[];

const isIndex = (step: string | undefined): boolean => step !== undefined && /^\d+$/.test(step);

/** The object or list that stands at a step, made where there is none yet. */
const holderAt = (holder: Holder, step: string, next: string | undefined): Holder => {
  const there: unknown = Reflect.get(holder, step);
  if (typeof there === 'object' && there !== null) return there as Holder;
  const made: Holder = isIndex(next) ? [] : {};
  Reflect.set(holder, step, made);
  return made;
};

/** Fields told one by one, as the one form they are fields of: `conditions.0.onsetOn` in its place. */
export const fromFields = (
  fields: readonly Pick<TranslatedFieldView, 'field' | 'value'>[],
): Readonly<Record<string, unknown>> => {
  const form: Record<string, unknown> = {};
  for (const { field, value } of fields) {
    const steps = field.split('.');
    let holder: Holder = form;
    for (const [index, step] of steps.slice(0, -1).entries())
      holder = holderAt(holder, step, steps[index + 1]);
    Reflect.set(holder, steps.at(-1) ?? '', value);
  }
  return form;
};
