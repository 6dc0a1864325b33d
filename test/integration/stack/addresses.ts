import type { Route } from '@continuum/contracts';

/** What the braces of a route's path stand for. */
export interface Ids {
  readonly messageId: string;
  readonly episodeId: string;
  readonly clientId: string;
  readonly command: string;
}

/** A route's address with ids in place of the braces. */
export const addressOf = ({ path }: Pick<Route, 'path'>, ids: Ids): string =>
  path.replace(/\{(\w+)\}/g, (_, name: keyof Ids) => encodeURIComponent(ids[name]));

let keys = 0;

/** Headers a command needs, with a key of its own; every other route takes no notice. */
export const commandHeaders = () => {
  keys += 1;
  return { 'idempotency-key': `header-${process.pid}-${keys}`, 'if-match': '"1"' };
};
