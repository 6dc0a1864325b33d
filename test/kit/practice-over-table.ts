import {
  type Bus,
  executeMemberCommand,
  type Member,
  type MemberRequest,
  type Partner,
  type Practice,
  programReactions,
  publishAll,
  type ReactionNeeds,
  type ReactionResult,
  receiveDischarge,
  referralReactions,
  reportReactions,
  type StageReactions,
  sweepDeadlines,
  type Translator,
} from '@continuum/application';
import {
  createClients,
  createJournals,
  createOriginals,
  createReading,
  createRegistry,
  createRegistryDesk,
  openTable,
  recordOfImage,
} from '@continuum/aws';
import {
  commandBodies,
  type EpisodeId,
  type MemberCommand,
  type MemberId,
  type PartnerId,
  type PracticeId,
  therapyDischarge,
} from '@continuum/contracts';
import { type ContractEvent, parseContractEvent } from '@continuum/events';
import { createBucketInMemory } from './bucket-in-memory.ts';
import { createDeterministicSurroundings } from './deterministic-surroundings.ts';
import { createTableInMemory } from './table-in-memory.ts';
import { type Call, watch } from './watched-client.ts';

const practiceId = 'north-harbor' as PracticeId;

export const northHarbor: Practice = {
  practiceId,
  name: 'North Harbor Medical Exercise',
  timeZone: 'America/New_York',
  calendar: { closedWeekdays: [6, 7], holidays: ['2026-05-25'] },
  policy: '2026-1',
  disabled: false,
};

export const riverside: Partner = {
  partnerId: 'riverside-pt' as PartnerId,
  name: 'Riverside Physical Therapy',
  agreements: [{ practiceId, routingIdentifiers: [] }],
  timeZone: 'America/New_York',
  disabled: false,
};

export const mara: Member = {
  memberId: 'mara-lind' as MemberId,
  practiceId,
  name: 'Mara Lind',
  roles: ['trainer', 'coordinator'],
  disabled: false,
};

/** Understands the canonical form, and nothing else. */
const translator: Translator = {
  mediaTypes: ['application/json'],
  translate: (_mediaType, bytes) => {
    const discharge = therapyDischarge.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return { messageId: discharge.messageId, discharge, issues: [], warnings: [], ignored: [] };
  },
};

const stages = {
  'referral-stage': referralReactions,
  'program-stage': programReactions,
  'report-stage': reportReactions,
} satisfies Readonly<Record<string, StageReactions>>;

type Reaction = (event: ContractEvent, needs: ReactionNeeds) => Promise<ReactionResult>;

/** Calls that one use case made; the registry's are counted apart. */
export interface Cost {
  /** `accept-referral`, `referral-stage TherapyDischargeReceived`, `GET /v1/episodes`, … */
  readonly useCase: string;
  readonly outcome: string;
  readonly calls: readonly Call[];
}

/** The adapters of a deployed practice, over a table and a bucket in memory. */
const opened = async (calls: Call[], moved: ReturnType<typeof createDeterministicSurroundings>) => {
  const memory = createTableInMemory();
  const watched = watch(memory.client, calls);
  const table = openTable({ client: watched.client, name: 'continuum', pause: async () => undefined });
  const bucket = watch(createBucketInMemory().client, calls);
  const apart = openTable({ client: memory.client, name: 'continuum' });
  const desk = createRegistryDesk(apart);
  await desk.addPractice(northHarbor);
  await desk.addPartner({ ...riverside, clientId: 'client-1' });
  await desk.addMember({ ...mara, subject: 'subject-1', email: 'mara.lind@example.com' });
  return {
    items: memory.items,
    troubles: watched.troubles,
    needs: {
      journals: createJournals(table),
      clients: createClients(table),
      reading: createReading(table),
      registry: createRegistry(apart, { now: () => 0 }),
      originals: createOriginals({ client: bucket.client, bucketName: 'continuum' }),
      surroundings: moved.surroundings,
      translator,
    },
  };
};

/** Events that were written since they were last asked for, as the relay hears of them. */
const relayOf = (calls: readonly Call[]) => {
  let heard = 0;
  return async (bus: Bus): Promise<void> => {
    const put = calls.slice(heard).flatMap((call) => call.put);
    heard = calls.length;
    const records = put.flatMap(({ SK, body }) => {
      const image = { SK: { S: String(SK) }, ...(body === undefined ? {} : { body: { S: String(body) } }) };
      return recordOfImage(image) ?? [];
    });
    await publishAll(records, bus);
  };
};

/** A practice on the real use cases and adapters: what it is asked costs calls, and they are counted. */
export const openPractice = async (start: string) => {
  const calls: Call[] = [];
  const costs: Cost[] = [];
  const moved = createDeterministicSurroundings(start);
  const { items, troubles, needs } = await opened(calls, moved);
  const relay = relayOf(calls);
  let keys = 0;

  /** Does it, and keeps what it cost. */
  const costing = async <Result>(
    useCase: string,
    work: () => Promise<Result>,
    outcomeOf: (result: Result) => string,
  ): Promise<Result> => {
    const before = calls.length;
    const result = await work();
    costs.push({ useCase, outcome: outcomeOf(result), calls: calls.slice(before) });
    return result;
  };

  const react = async (event: ContractEvent): Promise<void> => {
    for (const [consumer, reactions] of Object.entries(stages)) {
      const reaction = (reactions as StageReactions)[event.type] as Reaction | undefined;
      if (reaction === undefined) continue;
      const work = () => reaction(event, { ...needs, consumer });
      await costing(`${consumer} ${event.type}`, work, ({ kind }) => kind);
    }
  };

  /** Everything announced and not delivered yet, and what comes of it, until all is quiet. */
  const deliverAll = async (): Promise<void> => {
    for (;;) {
      const events: ContractEvent[] = [];
      await relay({
        publish: async (announcements) => {
          for (const { detailType, detail } of announcements) {
            const parsed = parseContractEvent(detailType, JSON.parse(detail));
            if (!parsed.ok) throw new Error(`${detailType} does not keep its own contract`);
            events.push(parsed.event);
          }
          return [];
        },
      });
      if (events.length === 0) return;
      for (const event of events) await react(event);
    }
  };

  const post = (message: unknown) =>
    costing(
      'receive-discharge',
      () =>
        receiveDischarge(
          {
            partner: riverside,
            mediaType: 'application/json',
            bytes: new TextEncoder().encode(JSON.stringify(message)),
          },
          needs,
        ),
      (result) => (result.kind === 'done' ? result.receipt.outcome : result.kind),
    );

  const ask = (
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
  };

  const sweep = () =>
    costing(
      'sweep-deadlines',
      () =>
        sweepDeadlines(needs, (_journal, cause) => {
          throw cause;
        }),
      ({ reminded, missed }) => `reminded ${reminded}, missed ${missed}`,
    );

  return {
    items,
    calls,
    costs,
    troubles,
    needs,
    costing,
    post,
    ask,
    sweep,
    deliverAll,
    moveTo: moved.moveTo,
  };
};

export type PracticeOverTable = Awaited<ReturnType<typeof openPractice>>;
