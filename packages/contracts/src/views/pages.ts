import * as z from 'zod';

/** One page of a list. `next`, when there is more, goes into `after` of the next request as it is. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.strictObject({ items: z.array(item), next: z.string().optional() });

export interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}
