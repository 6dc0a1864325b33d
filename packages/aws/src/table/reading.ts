import type { EpisodeJournal, Reading } from '@continuum/application';
import type { EpisodeId, NoteId } from '@continuum/contracts';
import type { Episode } from '@continuum/domain';
import { canonicalOf } from './canonical.ts';
import { readClient, readClients, searchClients } from './client-list.ts';
import { dischargeRowOf, listDischarges } from './discharge-list.ts';
import { listDue } from './due-list.ts';
import { listEpisodes } from './episode-list.ts';
import { headOf } from './head.ts';
import { canonicalItem, headItem, noteItem, referralPointerItem } from './items.ts';
import {
  canonicalKey,
  clientEpisodePrefix,
  clientKey,
  headKey,
  noteKey,
  referralPointerKey,
} from './keys.ts';
import { queryItems } from './query-items.ts';
import { readItem, readItems } from './read-items.ts';
import { listRecords } from './record-list.ts';
import type { Table } from './table.ts';

/** Episodes of one client in one call; hardly anybody has more. */
const episodesPerCall = 50;

const readEpisodes = async (table: Table, journals: readonly EpisodeJournal[]) => {
  const found = await readItems(table, journals.map(headKey));
  const episodes = new Map<EpisodeId, Episode>();
  for (const journal of journals) {
    const item = found.at(headKey(journal), headItem);
    if (item !== undefined) episodes.set(journal.episodeId, headOf<Episode>(item).state);
  }
  return episodes;
};

const readNotes: (table: Table) => Reading['notes'] = (table) => async (journal, ids) => {
  const found = await readItems(
    table,
    ids.map((id) => noteKey(journal, id)),
  );
  const texts = new Map<NoteId, string>();
  for (const id of ids) {
    const note = found.at(noteKey(journal, id), noteItem);
    if (note !== undefined) texts.set(id, note.text);
  }
  return texts;
};

const readEpisodesOf: (table: Table) => Reading['episodesOf'] = (table) => async (practiceId, clientId) => {
  const ids: EpisodeId[] = [];
  for await (const item of queryItems(table, {
    partition: clientKey(practiceId, clientId).PK,
    range: { kind: 'begins-with', prefix: clientEpisodePrefix },
    itemsPerCall: episodesPerCall,
  }))
    ids.push(String(item['SK']).slice(clientEpisodePrefix.length) as EpisodeId);
  return ids;
};

/** Everything that is read and not decided on. Lists come of the indexes, single items and timelines of the table. */
export const createReading = (table: Table): Reading => ({
  episodes: (practiceId, which, filter, page) => listEpisodes(table, practiceId, which, filter, page),
  episode: async (journal) => (await readEpisodes(table, [journal])).get(journal.episodeId),
  records: (journal, page) => listRecords(table, journal, page),
  notes: readNotes(table),
  client: (practiceId, clientId) => readClient(table, practiceId, clientId),
  clients: (practiceId, ids) => readClients(table, practiceId, ids),
  clientsNamed: (practiceId, beginning, page) => searchClients(table, practiceId, beginning, page),
  episodesOf: readEpisodesOf(table),
  discharges: (partnerId, filter, page) => listDischarges(table, partnerId, filter, page),
  discharge: async (journal) => {
    const item = await readItem(table, headKey(journal), headItem);
    return item === undefined ? undefined : dischargeRowOf(item);
  },
  dischargeOfReferral: async (partnerId, pointer) =>
    (await readItem(table, referralPointerKey(partnerId, pointer), referralPointerItem))?.dischargeId,
  episodesAt: (journals) => readEpisodes(table, journals),
  canonical: async (journal, version) => {
    const item = await readItem(table, canonicalKey(journal, version), canonicalItem);
    return item === undefined ? undefined : canonicalOf(table, item);
  },
  dueBy: (now, limit) => listDue(table, now, limit),
});
