import type { Item } from './item-size.ts';

interface Placed {
  /** Order in the partition: the sort key first, then the table's own keys. */
  readonly place: string;
  readonly sort: string;
  readonly item: Item;
}

/** Where a place is, or would be, among the ordered. */
const positionOf = (placed: readonly Placed[], place: string): number => {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((placed[middle]?.place ?? '') < place) low = middle + 1;
    else high = middle;
  }
  return low;
};

export interface Ordering {
  readonly forward: boolean;
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** Which sort keys are asked for; `from` is the least of them. */
export interface Range {
  readonly from: string;
  readonly holds: (sort: string) => boolean;
}

/** The items of one partition of a table or an index, in the order in which a Query gives them. */
export class OrderedItems {
  readonly #placed: Placed[] = [];

  put(place: string, sort: string, item: Item): void {
    const at = positionOf(this.#placed, place);
    const isThere = this.#placed[at]?.place === place;
    this.#placed.splice(at, isThere ? 1 : 0, { place, sort, item });
  }

  remove(place: string): void {
    const at = positionOf(this.#placed, place);
    if (this.#placed[at]?.place === place) this.#placed.splice(at, 1);
  }

  first(): Item | undefined {
    return this.#placed[0]?.item;
  }

  /** Items of a range, at most so many, in either direction, beyond the place to go on after. */
  query({ from, holds }: Range, { forward, after, limit = Number.POSITIVE_INFINITY }: Ordering): Item[] {
    const found: Item[] = [];
    const start = positionOf(this.#placed, from);
    let end = start;
    while (end < this.#placed.length && holds(this.#placed[end]?.sort ?? '')) end += 1;
    for (let step = 0; step < end - start && found.length < limit; step += 1) {
      const { place, item } = this.#placed[forward ? start + step : end - 1 - step] as Placed;
      if (after === undefined || (forward ? place > after : place < after)) found.push(item);
    }
    return found;
  }
}
