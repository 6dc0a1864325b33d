import type { PageOf } from '@continuum/contracts';
import type { Page, PageRequest } from '../ports/index.ts';

/** A page as its readers ask for it. */
export interface PageQuery {
  readonly limit: number;
  readonly after?: string | undefined;
}

export const pageRequest = ({ limit, after }: PageQuery): PageRequest => ({
  limit,
  ...(after === undefined ? {} : { after }),
});

/** A page as its readers see it. */
export const pageView = <Row, Item>({ rows, next }: Page<Row>, itemOf: (row: Row) => Item): PageOf<Item> => ({
  items: rows.map(itemOf),
  ...(next === undefined ? {} : { next }),
});
