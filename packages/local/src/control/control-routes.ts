import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { ClockGoesForwardOnly } from '../clock/clock.ts';
import { ClockIsMoving } from '../clock/clock-journey.ts';
import { NotAtRest } from '../clock/drain.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { type Answer, json } from '../wire/answer.ts';
import { BodyTooLarge, readBody } from '../wire/read-body.ts';
import { page } from './page.ts';
import { clockState, snapshot } from './snapshot.ts';

const bodyLimitBytes = 10_000;
const amount = z.number().positive().max(100_000);

const move = z.union([
  z.strictObject({ to: z.iso.datetime({ error: 'expected an instant like 2026-03-02T15:04:05.000Z' }) }),
  z
    .strictObject({
      advanceDays: amount.optional(),
      advanceHours: amount.optional(),
      advanceMinutes: amount.optional(),
      advanceSeconds: amount.optional(),
    })
    .refine(
      (given) => Object.keys(given).length > 0,
      'expected "to" or at least one of advanceDays, advanceHours, advanceMinutes, advanceSeconds',
    ),
]);

/** `/_local/…`: what stands where, and the clock. */
export async function answerControl(cloud: Cloud, request: IncomingMessage): Promise<Answer> {
  const path = (request.url ?? '').split('?')[0];
  const route = `${request.method} ${path}`;
  switch (route) {
    case 'GET /_local':
    case 'GET /_local/': {
      const state = await snapshot(cloud);
      if (!/text\/html/.test(request.headers.accept ?? '')) return json(200, state);
      return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page(state) };
    }
    case 'GET /_local/health':
      return json(200, { status: 'ok', ...clockState(cloud) });
    case 'GET /_local/events':
      return json(200, { events: cloud.buses.lastEvents });
    case 'GET /_local/clock':
      return json(200, clockState(cloud));
    case 'POST /_local/clock':
      return moveClock(cloud, request);
    default:
      return json(404, { message: `${route} is no route of the local cloud` });
  }
}

async function moveClock(cloud: Cloud, request: IncomingMessage): Promise<Answer> {
  try {
    const given = move.safeParse(parse((await readBody(request, bodyLimitBytes)).toString()));
    if (!given.success) return json(400, { message: z.prettifyError(given.error) });
    return json(200, await cloud.journey.moveTo(targetOf(given.data, cloud.surroundings.clock.now())));
  } catch (error) {
    const status = statusOf(error);
    if (status === undefined || !(error instanceof Error)) throw error;
    return json(status, { message: error.message, ...clockState(cloud) });
  }
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof ClockGoesForwardOnly || error instanceof ClockIsMoving) return 409;
  if (error instanceof NotAtRest) return 503;
  return error instanceof BodyTooLarge ? 413 : undefined;
}

function targetOf(given: z.infer<typeof move>, now: number): number {
  if ('to' in given) return Date.parse(given.to);
  const { advanceDays = 0, advanceHours = 0, advanceMinutes = 0, advanceSeconds = 0 } = given;
  return now + (((advanceDays * 24 + advanceHours) * 60 + advanceMinutes) * 60 + advanceSeconds) * 1000;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
