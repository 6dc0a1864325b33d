import { commandBodies, type EpisodeId, type MemberCommand } from '@continuum/contracts';
import type { Episode, EpisodeEvent } from '@continuum/domain';
import {
  type CommandResult,
  type DischargeResult,
  type EpisodeJournal,
  executeMemberCommand,
  type Journals,
  type Member,
  type Partner,
  type Registry,
  receiveDischarge,
} from '../src/index.ts';
import { journalIn, recordsOf } from './kept-items.ts';
import { createMessenger } from './messenger.ts';
import { createOriginals } from './originals-in-memory.ts';
import { plainTranslator } from './plain-translator.ts';
import { mara, northHarbor, otto, registryOf, riverside, southBay } from './registry-in-memory.ts';
import { createStore } from './store-in-memory.ts';
import { createSurroundings } from './surroundings.ts';

/** What a test may vary in one command. */
export interface Asking {
  readonly key?: string;
  readonly ifVersion?: number;
  readonly member?: Member;
  readonly journals?: Journals;
  readonly registry?: Registry;
}

export const bytesOf = (message: unknown): Uint8Array =>
  new TextEncoder().encode(typeof message === 'string' ? message : JSON.stringify(message));

/** A practice, its partner clinic and everything they use, in memory. A Monday in March, nine in the morning. */
export const openPractice = () => {
  const surroundings = createSurroundings('2026-03-02T15:00:00.000Z');
  const store = createStore();
  const originals = createOriginals();
  const registry = registryOf([northHarbor, southBay], [riverside], [mara, otto]);
  const needs = { ...store, originals, registry, surroundings, translator: plainTranslator };
  const messenger = createMessenger(store.items, needs);
  let keys = 0;

  const journalOf = (episodeId: string): EpisodeJournal => ({
    kind: 'episode',
    practiceId: northHarbor.practiceId,
    episodeId: episodeId as EpisodeId,
  });
  const episode = async (episodeId: string): Promise<Episode> => {
    const found = await store.reading.episode(journalOf(episodeId));
    if (found === undefined) throw new Error('there is no such episode');
    return found;
  };

  return {
    ...needs,
    ...messenger,
    journalOf,
    episode,
    eventsOf: (episodeId: string) =>
      recordsOf(journalIn(store.items, journalOf(episodeId))) as readonly EpisodeEvent[],
    post: (message: unknown, partner: Partner = riverside): Promise<DischargeResult> =>
      receiveDischarge({ partner, mediaType: 'application/json', bytes: bytesOf(message) }, needs),
    ask: async (
      episodeId: string,
      name: MemberCommand,
      body: object,
      asking: Asking = {},
    ): Promise<CommandResult> => {
      keys += 1;
      return executeMemberCommand(
        {
          member: asking.member ?? mara,
          practice: northHarbor,
          episodeId: episodeId as EpisodeId,
          name,
          body: commandBodies[name].parse(body),
          idempotencyKey: asking.key ?? `key-${keys}`,
          ifVersion: asking.ifVersion ?? (await episode(episodeId)).version,
          raw: JSON.stringify(body),
        },
        { ...needs, journals: asking.journals ?? store.journals, registry: asking.registry ?? registry },
      );
    },
  };
};

export type PracticeInMemory = ReturnType<typeof openPractice>;
