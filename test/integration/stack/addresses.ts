import type { Route } from '@continuum/contracts';

/** What the braces of a route's path stand for. */
export interface Ids {
  readonly messageId: string;
  readonly episodeId: string;
  readonly clientId: string;
  readonly command: string;
  readonly importId: string;
  /** Of the Task. */
  readonly resourceId: string;
  readonly webhookId: string;
  readonly deliveryId: string;
}

/** Of parameters that name no thing, one that is served. */
const served = { operation: '$process-message', resourceType: 'Task' };

/** Whether a route's path holds the id of something that belongs to somebody. */
export const hasIds = ({ pathParameters }: Pick<Route, 'pathParameters'>): boolean =>
  Object.keys(pathParameters?.shape ?? {}).some((name) => !Object.hasOwn(served, name));

/** A route's address with ids in place of the braces. */
export const addressOf = ({ path }: Pick<Route, 'path'>, ids: Ids): string => {
  const values = { ...served, ...ids };
  return path.replace(/\{(\w+)\}/g, (_, name: keyof typeof values) => encodeURIComponent(values[name]));
};

let keys = 0;

/** Headers a command needs, with a key of its own; every other route takes no notice. */
export const commandHeaders = () => {
  keys += 1;
  return { 'idempotency-key': `header-${process.pid}-${keys}`, 'if-match': '"1"' };
};
