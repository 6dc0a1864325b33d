import { readResources } from '@continuum/contracts';
import { discharge } from '../integration/stack/discharge.ts';
import { callerAs } from '../kit/system/callers.ts';
import { importedBy } from '../kit/system/imports.ts';
import type { MemberLogin } from '../kit/system/people.ts';
import { openedBy, takenOn, taskOf } from '../kit/system/story.ts';
import { openSystem, type System, type SystemOptions } from '../kit/system/system.ts';

/** A time at which the bodies of the route table's examples are all in the past. */
const fuzzedAt = '2026-06-12T17:00:00.000Z';

const discharged = '2026-02-27T15:00:00Z';

const clinics = ['client-riverside', 'client-hill'] as const;

/** Of each clinic, where it is told. */
const webhooksIn = (system: System): Promise<readonly string[]> =>
  Promise.all(
    clinics.map(async (clinic): Promise<string> => {
      const body = { url: 'https://told.example/' };
      return (await callerAs(system, clinic)('/v1/webhooks', { body })).body.webhookId;
    }),
  );

/** Of each clinic, what it was told just now: what it was told a month ago is kept no longer. */
const toldLately = async (system: System): Promise<readonly string[]> => {
  const lately: string[] = [];
  for (const [clinic, member, messageId] of [
    ['client-riverside', 'sub-mara', 'OURS-4'],
    ['client-hill', 'sub-jo', 'THEIRS-4'],
  ] as const) {
    await openedBy(system, clinic, member, discharge(messageId, discharged));
    lately.push(String(system.receivers.posted.at(-1)?.headers['webhook-id']));
  }
  return lately;
};

/** Of each clinic, a file that was tried. */
const importsIn = (system: System): Promise<readonly string[]> =>
  Promise.all(
    clinics.map(async (clinic) => {
      const table = 'messageId,client.name.family\nROW-1,Example\nROW-2,Sample\n';
      return (await importedBy(system, clinic, 'csv', table)).importId;
    }),
  );

/**
 * The system with something everywhere: a referral, a running program and a report of one practice, a referral of
 * another, an import of a clinic of each, and clinics that are told. It can be put back after every request, so that
 * each one finds the same.
 */
export const openStage = async (options: SystemOptions = {}) => {
  const system = await openSystem(options);
  const open = (messageId: string) =>
    openedBy(system, 'client-riverside', 'sub-mara', discharge(messageId, discharged));
  const webhookId = await webhooksIn(system);
  const referral = await open('OURS-1');
  const program = await open('OURS-2');
  const report = await open('OURS-3');
  const theirs = await openedBy(system, 'client-hill', 'sub-jo', discharge('THEIRS-1', discharged));
  for (const { episodeId } of [program, report]) {
    const { startProgram, activateProgram } = takenOn(system, 'sub-mara', episodeId);
    await startProgram('mara-lind');
    await activateProgram();
  }
  await takenOn(system, 'sub-mara', report.episodeId).issueReport();
  const importId = await importsIn(system);
  await system.atRest();
  system.moveTo(fuzzedAt);
  const deliveryIds = await toldLately(system);
  const cursor = async (login: MemberLogin, path: string): Promise<string> =>
    String((await callerAs(system, login)(path)).body.next);
  const cursors = [
    await cursor('sub-mara', '/v1/episodes?limit=1'),
    await cursor('sub-mara', '/v1/clients?query=ex&limit=1'),
    await cursor('sub-mara', `/v1/episodes/${program.episodeId}/timeline?limit=1`),
  ];
  const resourceIds = await Promise.all(
    ['OURS-1', 'OURS-2', 'OURS-3'].map((messageId) => taskOf(system, 'client-riverside', messageId)),
  );
  const remembered = system.memory.remember();
  const published = [...system.published];
  return {
    system,
    cursors,
    /** Everything the bus had carried before. */
    published,
    /** Values of the path parameters that stand for something: ours first, then another tenant's. */
    ids: {
      messageId: ['OURS-1', 'OURS-2', 'OURS-3', 'THEIRS-1', 'NEVER-SENT'],
      episodeId: [referral, program, report, theirs].map(({ episodeId }) => episodeId),
      webhookId,
      deliveryId: deliveryIds,
      clientId: [referral, program, report, theirs].map(({ clientId }) => clientId),
      operation: ['$process-message'],
      importId,
      resourceType: readResources,
      resourceId: [resourceIds[2] ?? '', ...resourceIds, await taskOf(system, 'client-hill', 'THEIRS-1')],
    } as Readonly<Record<string, readonly string[]>>,
    /** The entity tag of each episode of ours, by its id. */
    tags: new Map(
      await Promise.all(
        [referral, program, report].map(async ({ episodeId }): Promise<readonly [string, string]> => {
          const { headers } = await callerAs(system, 'sub-mara')(`/v1/episodes/${episodeId}`);
          return [episodeId, String(headers.get('etag'))];
        }),
      ),
    ),
    goBack: (): void => {
      system.memory.goBackTo(remembered);
      system.lines.length = 0;
      system.published.length = 0;
      system.deadLetters.length = 0;
      system.receivers.posted.length = 0;
    },
  };
};

export type Stage = Awaited<ReturnType<typeof openStage>>;
