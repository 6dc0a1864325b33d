import {
  executeMemberCommand,
  type MemberRequest,
  receiveDischarge,
  sweepDeadlines,
} from '@continuum/application';
import { commandBodies, type EpisodeId, type MemberCommand } from '@continuum/contracts';
import { createDeterministicSurroundings } from '../deterministic-surroundings.ts';
import type { Call } from '../watched-client.ts';
import { type Needs, openAdapters } from './adapters.ts';
import { mara, northHarbor, riverside } from './cast.ts';
import { type Costing, costsOver } from './costs.ts';
import { deliveryOf } from './delivery.ts';

const bytesOf = (message: unknown) => new TextEncoder().encode(JSON.stringify(message));

/** What the partner clinic, the trainer and the clock ask of a practice. */
const askedOf = (needs: Needs, costing: Costing) => {
  let keys = 0;
  return {
    post: (message: unknown) =>
      costing(
        'receive-discharge',
        () =>
          receiveDischarge(
            { partner: riverside, mediaType: 'application/json', bytes: bytesOf(message) },
            needs,
          ),
        (result) => (result.kind === 'done' ? result.receipt.outcome : result.kind),
      ),
    ask: (
      episodeId: string,
      name: MemberCommand,
      body: unknown,
      { ifVersion, key }: { readonly ifVersion: number; readonly key?: string },
    ) => {
      keys += 1;
      const request: MemberRequest = {
        member: mara,
        practice: northHarbor,
        episodeId: episodeId as EpisodeId,
        name,
        body: commandBodies[name].parse(body) as MemberRequest['body'],
        idempotencyKey: key ?? `00000000-0000-4000-8000-${String(keys).padStart(12, '0')}`,
        ifVersion,
        raw: JSON.stringify(body),
      };
      return costing(
        name,
        () => executeMemberCommand(request, needs),
        (result) => (result.kind === 'done' ? result.receipt.outcome : result.kind),
      );
    },
    sweep: () =>
      costing(
        'sweep-deadlines',
        () =>
          sweepDeadlines(needs, (_journal, cause) => {
            throw cause;
          }),
        ({ reminded, missed }) => `reminded ${reminded}, missed ${missed}`,
      ),
  };
};

/** A practice on the real use cases and adapters: what it is asked costs calls, and they are counted. */
export const openPractice = async (start: string) => {
  const calls: Call[] = [];
  const moved = createDeterministicSurroundings(start);
  const { items, bucket, troubles, needs } = await openAdapters(calls, moved);
  const { costs, costing } = costsOver(calls);
  return {
    items,
    bucket,
    costs,
    troubles,
    needs,
    costing,
    ...askedOf(needs, costing),
    deliverAll: deliveryOf(calls, needs, costing),
    moveTo: moved.moveTo,
  };
};

export type PracticeOverTable = Awaited<ReturnType<typeof openPractice>>;
