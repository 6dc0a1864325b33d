import { everyItem } from '../integration/stack/caller.ts';
import { tornJournals } from '../kit/torn-journals.ts';
import type { Acknowledged, OutsideClient } from './outside-client.ts';
import { restless } from './rest.ts';
import type { RunningSystem } from './running-system.ts';

export interface Findings {
  /** Acknowledged, and not there. */
  readonly lost: readonly string[];
  /** There more than once. */
  readonly doubled: readonly string[];
  readonly torn: readonly string[];
  readonly undrained: readonly string[];
  readonly journals: number;
}

interface Entry {
  readonly version: number;
  readonly stage: string;
  readonly status: string;
  readonly data: { readonly note?: string };
}

const lostPosts = async ({ partner }: RunningSystem, posts: readonly Acknowledged[]) => {
  const kept = await everyItem<{ readonly messageId: string }>(partner, '/v1/discharges');
  const ids = new Set(kept.map(({ messageId }) => messageId));
  return posts.flatMap(({ wish }) => (ids.has(wish.id) ? [] : [`post ${wish.id}`]));
};

/** What members read of an episode, held to what was acknowledged of it and to what stands now. */
const judgeEpisode = async (
  { trainer }: RunningSystem,
  episodeId: string,
  commands: readonly Acknowledged[],
): Promise<Pick<Findings, 'lost' | 'doubled' | 'torn'>> => {
  const entries = await everyItem<Entry>(trainer, `/v1/episodes/${episodeId}/timeline`);
  const { body: now } = await trainer(`/v1/episodes/${episodeId}`);
  const last = entries.at(-1);
  const timesOf = (id: string) => entries.filter(({ data }) => data.note === id).length;
  const inOrder = entries.every(({ version }, index) => version === index + 1);
  const isAsTold =
    [last?.version, last?.stage, last?.status].join() === [now.version, now.stage, now.status].join();
  return {
    lost: commands.flatMap(({ wish }) => (timesOf(wish.id) === 0 ? [`command ${wish.id}`] : [])),
    doubled: commands.flatMap(({ wish }) => (timesOf(wish.id) > 1 ? [`command ${wish.id}`] : [])),
    torn: inOrder && isAsTold ? [] : [`${episodeId}: its timeline does not lead to where it stands`],
  };
};

const doubledReferrals = async (system: RunningSystem): Promise<readonly string[]> => {
  const sent = await everyItem(system.partner, '/v1/discharges');
  const open = await everyItem(system.trainer, '/v1/episodes');
  return open.length > sent.length ? [`${open.length} referrals of ${sent.length} discharges`] : [];
};

/**
 * Waits until the system has come to rest, then holds it to what an outside client knows: what was acknowledged is
 * there, once; every journal is whole; nothing is left in a queue.
 */
export const findingsOf = async (system: RunningSystem, client: OutsideClient): Promise<Findings> => {
  const undrained = await restless(system);
  const known = [...client.acknowledged.values()];
  const commands = Map.groupBy(
    known.filter(({ wish }) => wish.kind === 'command'),
    ({ wish }) => wish.episodeId ?? '',
  );
  const lost = [
    ...(await lostPosts(
      system,
      known.filter(({ wish }) => wish.kind === 'post'),
    )),
  ];
  const doubled = [...(await doubledReferrals(system))];
  const { journals, torn } = tornJournals(await system.everyItem());
  const told = [...torn];
  for (const [episodeId, sent] of commands) {
    const judged = await judgeEpisode(system, episodeId, sent);
    lost.push(...judged.lost);
    doubled.push(...judged.doubled);
    told.push(...judged.torn);
  }
  return { lost, doubled, torn: told, undrained, journals };
};
