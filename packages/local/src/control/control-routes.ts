import type { IncomingMessage } from 'node:http';
import { ClockGoesForwardOnly } from '../clock/clock.ts';
import { ClockIsMoving } from '../clock/clock-journey.ts';
import { NotAtRest } from '../clock/drain.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { type Answer, json } from '../wire/answer.ts';
import { BodyTooLarge, readBody } from '../wire/read-body.ts';
import { readClockMove } from './clock-move.ts';
import { page } from './page.ts';
import { clockState, snapshot } from './snapshot.ts';

const bodyLimitBytes = 10_000;
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
    const body = await readBody(request, bodyLimitBytes);
    const move = readClockMove(body.toString(), cloud.surroundings.clock.now());
    if (!move.ok) return json(400, { message: move.problems.join('; '), ...clockState(cloud) });
    return json(200, await cloud.journey.moveTo(move.target));
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
