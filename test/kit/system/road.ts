import type { ApiCaller, Road } from '@continuum/tools/journey';
import type { Caller } from '../../integration/stack/caller.ts';
import type { System } from './system.ts';

const apiCallerOf = (caller: Caller): ApiCaller => {
  const call = async (path: string, request: Parameters<Caller>[1]) => {
    const { status, headers, text, body } = await caller(path, request);
    if (status >= 400) throw new Error(`${path} was answered with ${status}: ${text}`);
    return { status, etag: headers.get('etag') ?? undefined, body };
  };
  return {
    get: (path) => call(path, {}),
    send: (method, path, body, headers = {}) => call(path, { method, body, headers }),
  };
};

/** The road of the sample journey through a system in this process: its API, its clock, the sweep along the way. */
export const roadThrough = (system: System, partner: Caller, trainer: Caller): Road => {
  const nextSweep = (): string | undefined =>
    system.memory
      .items()
      .flatMap(({ sweepAt }) => (sweepAt === undefined ? [] : [String(sweepAt)]))
      .sort()[0];
  return {
    partner: apiCallerOf(partner),
    trainer: apiCallerOf(trainer),
    trainerId: 'mara-lind',
    now: () => new Date(system.now()),
    moveTo: async (target) => {
      const last = target.toISOString();
      for (let next = nextSweep(); next !== undefined && next <= last; next = nextSweep()) {
        system.moveTo(next);
        await system.sweep();
        await system.atRest();
      }
      system.moveTo(last);
    },
    atRest: () => system.atRest(),
    tell: () => undefined,
  };
};
