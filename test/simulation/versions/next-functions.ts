import type { Bus } from '@continuum/application';
import type { SQSEvent } from 'aws-lambda';
import type { Handler } from '../wiring/handlers.ts';
import { inNextVersion, inTodaysVersion } from './next-events.ts';

/** A producer of the next version: announces three events in their new shape. */
export const nextBus = (bus: Bus): Bus => ({
  publish: (announcements) => bus.publish(announcements.map(inNextVersion)),
});

const bodyToday = (body: string): string => {
  // Only what may be of the next version is read; a message that is no JSON is the handler's to judge.
  if (!/"detail-type":"\w+\.v2"/.test(body)) return body;
  return JSON.stringify(inTodaysVersion(JSON.parse(body)));
};

/** A consumer of the next version: reads both, by bringing the new shape back to what its reactions know. */
export const nextConsumer =
  (handle: Handler): Handler =>
  (event, context) => {
    const { Records } = event as SQSEvent;
    return handle(
      { Records: Records.map((record) => ({ ...record, body: bodyToday(record.body) })) },
      context,
    );
  };
