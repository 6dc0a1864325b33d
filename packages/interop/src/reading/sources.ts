/** Something read, and the path it stands at. */
export interface Read<Value> {
  readonly value: Value;
  readonly path: string;
}

/** Something read by one of the sources of a field. */
export interface Found<Value> extends Read<Value> {
  /** The source's name, as FHIR writes it: `Task.priority`. */
  readonly source: string;
  /** A source before it in the field's table gave nothing. */
  readonly fallback: boolean;
}

/** One place that a canonical field may come from. A field's table is a list of these, best first. */
export interface Source<From, Value> {
  readonly source: string;
  readonly read: (from: From) => Read<Value> | undefined;
}

/** The first source that gives something. */
export const firstOf = <From, Value>(
  sources: readonly Source<From, Value>[],
  from: From,
): Found<Value> | undefined => {
  for (const [index, { source, read }] of sources.entries()) {
    const found = read(from);
    if (found !== undefined) return { ...found, source, fallback: index > 0 };
  }
  return undefined;
};

/** A list as something read; an empty one is nothing. */
export const someOf = <Value>(
  value: readonly Value[],
  path: string | undefined,
): Read<readonly Value[]> | undefined =>
  value.length === 0 || path === undefined ? undefined : { value, path };

/** What was read, as something else. */
export const readAs = <Value, Other>(
  read: Read<Value> | undefined,
  convert: (value: Value) => Other | undefined,
): Read<Other> | undefined => {
  const value = read === undefined ? undefined : convert(read.value);
  return read === undefined || value === undefined ? undefined : { value, path: read.path };
};
