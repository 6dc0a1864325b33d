/**
 * The last few entries of a kind, what comes last first. The first one counts; the others are there so that a
 * correction that moves it, or takes it away, leaves the one before it. Older entries are forgotten.
 */
const most = 3;

interface Entry {
  /** Of the event that recorded it. */
  readonly version: number;
}

/** The entries without that of a version. */
export const without = <T extends Entry>(entries: readonly T[], version: number): readonly T[] =>
  entries.filter((entry) => entry.version !== version);

/** Whether one entry comes after another: by its instant and, at the same one, by which was recorded later. */
export const comesAfter = <T extends Entry>(one: T, other: T, at: (entry: T) => string): boolean =>
  at(one) === at(other) ? one.version > other.version : at(one) > at(other);

/**
 * The entries with one more in its place, or in its right place once corrected.
 * @param at when an entry happened; by version where nothing else orders them
 */
export const remembering = <T extends Entry>(
  entries: readonly T[],
  entry: T,
  at: (entry: T) => string = () => '',
): readonly T[] => {
  const [first] = entries;
  if (first === undefined) return [entry];
  if (comesAfter(entry, first, at) && !entries.some(({ version }) => version === entry.version))
    return entries.length < most ? [entry, ...entries] : [entry, ...entries.slice(0, most - 1)];
  const others = without(entries, entry.version);
  const found = others.findIndex((other) => comesAfter(entry, other, at));
  const place = found < 0 ? others.length : found;
  return [...others.slice(0, place), entry, ...others.slice(place)].slice(0, most);
};
