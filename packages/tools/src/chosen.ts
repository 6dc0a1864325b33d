/** The members of `all` that a comma-separated option names, in the order of `all`; all of them without the option. */
export function chosenFrom<One extends { readonly name: string }>(
  all: readonly One[],
  names: string | undefined,
  option: string,
): readonly One[] {
  if (names === undefined) return all;
  const wanted = new Set(names.split(',').map((name) => name.trim()));
  const known = all.map(({ name }) => name);
  const unknown = [...wanted].filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new RangeError(`${option}: expected some of ${known.join(', ')}; got ${unknown.join(', ')}`);
  }
  return all.filter(({ name }) => wanted.has(name));
}
