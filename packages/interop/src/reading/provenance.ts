import type { Issue } from '@continuum/domain';
import { segmentsOf } from './findings.ts';
import type { Read } from './sources.ts';

/** Where a part of the canonical discharge was read from. */
export interface Origin {
  readonly path: string;
  /** The source of its field's table, and whether one before it gave nothing. */
  readonly source?: string;
  readonly fallback?: boolean;
}

interface Part {
  readonly origin: Origin;
  /** Absent for a part that was taken as a whole. */
  readonly fields?: ReadonlyMap<string, Origin>;
}

type Fields = Readonly<Record<string, Read<unknown> | undefined>>;

type Composed<Given extends Fields> = {
  -readonly [Name in keyof Given]?: Given[Name] extends Read<infer Value> | undefined ? Value : never;
};

const isPart = (value: unknown): value is object => typeof value === 'object' && value !== null;

const originOf = ({ path, source, fallback }: Origin): Origin => ({
  path,
  ...(source === undefined ? {} : { source }),
  ...(fallback === undefined ? {} : { fallback }),
});

/** What every part of a canonical discharge was read from. */
export class Provenance {
  readonly #parts = new WeakMap<object, Part>();

  /** An object of the fields that were found, each of which remembers where. */
  compose<Given extends Fields>(origin: Origin, given: Given): Composed<Given> {
    const found = Object.entries(given).flatMap(([name, read]) =>
      read === undefined ? [] : [{ name, read }],
    );
    const part = Object.fromEntries(found.map(({ name, read }) => [name, read.value]));
    const fields = new Map(found.map(({ name, read }) => [name, originOf(read)]));
    this.#parts.set(part, { origin: originOf(origin), fields });
    return part as Composed<Given>;
  }

  /** A part that comes from one element as a whole, such as a code. */
  whole<Value extends object>(part: Value, path: string): Value {
    this.#parts.set(part, { origin: { path } });
    return part;
  }

  /** A list whose items come each from a place of its own. */
  list<Value>(items: readonly Read<Value>[]): readonly Value[] {
    const list = items.map(({ value }) => value);
    const fields = new Map(items.map((item, index) => [String(index), originOf(item)]));
    this.#parts.set(list, { origin: { path: items[0]?.path ?? '' }, fields });
    return list;
  }

  /** Takes an item out of a list, and what is remembered of it. */
  leaveOut(list: unknown[], index: number): void {
    list.splice(index, 1);
    const part = this.#parts.get(list);
    if (part?.fields === undefined) return;
    const left = [...part.fields.values()].toSpliced(index, 1);
    this.#parts.set(list, { ...part, fields: new Map(left.map((origin, at) => [String(at), origin])) });
  }

  /** Where a canonical path, or the nearest part around it, was read from. */
  elementAt(candidate: object, path: Issue['path']): string {
    let element = '';
    let value: unknown = candidate;
    for (const step of path) {
      if (!isPart(value)) return element;
      const part = this.#parts.get(value);
      element = part?.fields?.get(String(step))?.path ?? part?.origin.path ?? element;
      value = Reflect.get(value, step);
    }
    return isPart(value) ? (this.#parts.get(value)?.origin.path ?? element) : element;
  }

  /** An issue of the canonical form, told in the message's own terms. */
  translated(candidate: object, { path, expected, got }: Issue): Issue {
    return { path: segmentsOf(this.elementAt(candidate, path)), expected, got };
  }

  /** Every value of a candidate, by its canonical field, with where it came from. */
  fieldsOf(candidate: object): readonly (Origin & { readonly field: string; readonly value: unknown })[] {
    return this.#rows(candidate, '', { path: '' });
  }

  #rows(
    value: unknown,
    field: string,
    around: Origin,
  ): readonly (Origin & { readonly field: string; readonly value: unknown })[] {
    const part = isPart(value) ? this.#parts.get(value) : undefined;
    const origin = { ...around, ...part?.origin };
    const within = (name: string) => (field === '' ? name : `${field}.${name}`);
    if (Array.isArray(value))
      return value.flatMap((item, index) =>
        this.#rows(item, within(String(index)), { ...origin, ...part?.fields?.get(String(index)) }),
      );
    if (!isPart(value) || part?.fields === undefined) return [{ field, ...origin, value }];
    const { fields } = part;
    return Object.entries(value).flatMap(([name, inner]) =>
      this.#rows(inner, within(name), { ...origin, ...fields.get(name) }),
    );
  }
}
