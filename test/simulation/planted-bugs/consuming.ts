import type { Cause } from '@continuum/application';
import type { SQSEvent } from 'aws-lambda';
import type { FunctionName } from '../wiring/handlers.ts';
import type { Ports } from '../wiring/ports.ts';
import type { PlantedBug } from './planted-bug.ts';

const stages: ReadonlySet<FunctionName> = new Set(['referral-stage', 'program-stage', 'report-stage']);

interface EpisodeDetail {
  readonly practiceId?: string;
  readonly episodeId?: string;
  readonly version?: number;
  readonly stage?: string;
}

/** Whether the episode has the event already, as it always has. */
const isSeen = async (body: string, { reading }: Ports): Promise<boolean> => {
  if (!body.startsWith('{"version"')) return false;
  const {
    practiceId,
    episodeId,
    version = 0,
    stage,
  } = (JSON.parse(body) as { detail: EpisodeDetail }).detail;
  if (stage === undefined) return false;
  const journal = { kind: 'episode', practiceId, episodeId } as never;
  return ((await reading.episode(journal))?.version ?? 0) >= version;
};

/** The ports with other causes: what the inbox remembers by. */
export const causedBy = (ports: Ports, change: (cause: Cause) => Cause): Ports => {
  const { journals } = ports;
  return {
    ...ports,
    journals: {
      ...journals,
      loadEpisode: (journal, cause) => journals.loadEpisode(journal, change(cause)),
      loadDischarge: (journal, cause) => journals.loadDischarge(journal, change(cause)),
      loadWithCanonical: (journal, cause, from) => journals.loadWithCanonical(journal, change(cause), from),
      commit: (commit) => journals.commit({ ...commit, cause: change(commit.cause) }),
    },
  };
};

/** Mistakes of whoever takes events from a queue. */
export const consumingBugs: readonly PlantedBug[] = [
  {
    name: 'batch-acknowledged-whole',
    breaks: 'A record that failed is acknowledged with the others of its batch.',
    caughtBy: ['acknowledged', 'reactions-happened', 'poison-set-aside'],
    handler: (handler, name) =>
      stages.has(name)
        ? async (event, context) => {
            await handler(event, context);
            return { batchItemFailures: [] };
          }
        : handler,
    faults: { throttle: 0.3 },
  },
  {
    name: 'reaction-gated-on-version',
    breaks: 'An event that HEAD holds already is taken for one that was acted on: HEAD always holds it.',
    caughtBy: ['reactions-happened'],
    handler: (handler, name, ports) =>
      stages.has(name)
        ? async (event, context) => {
            const { Records } = event as SQSEvent;
            const unseen = [];
            for (const record of Records) if (!(await isSeen(record.body, ports))) unseen.push(record);
            return handler({ Records: unseen }, context);
          }
        : handler,
  },
  {
    name: 'quarantine-forgets',
    breaks: 'A message that nobody can read is acknowledged without being kept.',
    caughtBy: ['poison-set-aside', 'acknowledged', 'reactions-happened'],
    ports: (ports) => ({ ...ports, quarantine: { keep: async () => undefined } }),
    faults: { poison: 4 },
  },
  {
    name: 'unknown-version-dropped',
    breaks: 'An event of a version that a consumer does not know yet is acknowledged and gone.',
    caughtBy: ['acknowledged', 'reactions-happened'],
    ports: (ports) => ({
      ...ports,
      quarantine: {
        keep: async (consumer, id, reason, body) =>
          reason.some((one) => one.startsWith('detail-type'))
            ? undefined
            : ports.quarantine.keep(consumer, id, reason, body),
      },
    }),
    faults: { nextVersion: 1 },
  },
  {
    name: 'key-without-caller',
    breaks: "An Idempotency-Key is remembered without whose it is: one member's key stands in another's way.",
    caughtBy: ['answers-kept'],
    ports: (ports) =>
      causedBy(ports, (cause) => (cause.kind === 'command' ? { ...cause, callerId: 'anyone' } : cause)),
  },
  {
    name: 'unreadable-thrown',
    breaks: 'A message that nobody can read is thrown back instead of being kept with its reason.',
    caughtBy: ['poison-set-aside', 'no-defects'],
    ports: (ports) => ({
      ...ports,
      quarantine: {
        keep: async () => {
          throw new Error('nobody can read it');
        },
      },
    }),
    faults: { poison: 4 },
  },
];
