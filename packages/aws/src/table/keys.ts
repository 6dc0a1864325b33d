import { createHash } from 'node:crypto';
import {
  type Cause,
  causeKey,
  type DeliveryPlace,
  type DischargeJournal,
  type EpisodeJournal,
  type ImportPlace,
  type Journal,
} from '@continuum/application';
import type {
  ClientId,
  DeliveryId,
  DischargeId,
  EpisodeId,
  ImportId,
  ImportRun,
  MemberId,
  NoteId,
  PartnerId,
  PracticeId,
  WebhookId,
} from '@continuum/contracts';
import { deliveryShards, dueShards, eventSortKeyPrefix } from './definition.ts';

declare const keyBrand: unique symbol;

/** Where an item stands. Only the builders of this file make one, so that no key is put together elsewhere. */
export interface Key {
  readonly PK: string;
  readonly SK: string;
  readonly [keyBrand]: true;
}

const key = (PK: string, SK: string): Key => ({ PK, SK }) as Key;

const eightDigits = (version: number): string => String(version).padStart(8, '0');

/** The partition of a journal: everything that is written of it together stands in it. */
export const journalPartition = (journal: Journal): string =>
  journal.kind === 'episode'
    ? `P#${journal.practiceId}#E#${journal.episodeId}`
    : `N#${journal.partnerId}#D#${journal.dischargeId}`;

export const headKey = (journal: Journal): Key => key(journalPartition(journal), 'HEAD');

export const eventKey = (journal: Journal, version: number): Key =>
  key(journalPartition(journal), `${eventSortKeyPrefix}${eightDigits(version)}`);

/**
 * @throws Error when the cause's key is longer than a sort key may be, 1,024 bytes
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export const inboxKey = (journal: Journal, cause: Cause): Key => {
  const sortKey = `INBOX#${causeKey(cause)}`;
  if (Buffer.byteLength(sortKey) > 1024) throw new Error(`the key of a ${cause.kind} is over 1,024 bytes`);
  return key(journalPartition(journal), sortKey);
};

export const noteKey = (journal: Journal, id: NoteId): Key => key(journalPartition(journal), `NOTE#${id}`);

export const canonicalKey = (journal: Journal, version: number): Key =>
  key(journalPartition(journal), `CANONICAL#${eightDigits(version)}`);

export const referralPointerKey = (partnerId: PartnerId, hash: string): Key =>
  key(`N#${partnerId}#R#${hash}`, 'DISCHARGE');

const importPartition = ({ partnerId, importId }: ImportPlace): string => `N#${partnerId}#I#${importId}`;

export const importKey = (place: ImportPlace): Key => key(importPartition(place), 'IMPORT');

/** How the keys of a run's rows begin. */
export const rowsPrefix = (run: ImportRun): string => `ROWS#${run}#`;

/** Rows stand under the first of them, some together. */
export const rowsKey = (place: ImportPlace, run: ImportRun, firstRow: number): Key =>
  key(importPartition(place), `${rowsPrefix(run)}${eightDigits(firstRow)}`);

export const clientKey = (practiceId: PracticeId, clientId: ClientId): Key =>
  key(`P#${practiceId}#C#${clientId}`, 'CLIENT');

export const clientEpisodePrefix = 'EPISODE#';

export const clientEpisodeKey = (practiceId: PracticeId, clientId: ClientId, episodeId: EpisodeId): Key =>
  key(`P#${practiceId}#C#${clientId}`, `${clientEpisodePrefix}${episodeId}`);

export const identityKey = (practiceId: PracticeId, hash: string): Key =>
  key(`P#${practiceId}#I#${hash}`, 'CLIENT');

/** Where the registry's entries of each kind stand, by their ids. */
export const registryPartitions = {
  practices: 'R#PRACTICE',
  partners: 'R#PARTNER',
  members: 'R#MEMBER',
} as const;

export const practiceKey = (id: PracticeId): Key => key(registryPartitions.practices, id);
export const partnerKey = (id: PartnerId): Key => key(registryPartitions.partners, id);
/** How the keys of a practice's members begin. */
export const memberPrefix = (practiceId: PracticeId): string => `${practiceId}#`;
/** A member's id is unique within their practice only. */
export const memberKey = (practiceId: PracticeId, id: MemberId): Key =>
  key(registryPartitions.members, `${memberPrefix(practiceId)}${id}`);
export const loginKey = (subject: string): Key => key(`R#LOGIN#${subject}`, 'LOGIN');
export const accountKey = (account: string): Key => key(`R#ACCOUNT#${account}`, 'ACCOUNT');

export const openList = (practiceId: PracticeId): string => `P#${practiceId}#OPEN`;
export const closedList = (practiceId: PracticeId): string => `P#${practiceId}#CLOSED`;
export const clientList = (practiceId: PracticeId): string => `P#${practiceId}#CLIENTS`;
export const dischargeList = (partnerId: PartnerId): string => `N#${partnerId}`;

/** A partition's shard of the `due` index, always the same. */
const shardOf = (partition: string, shards: readonly [string, ...string[]]): string =>
  shards[(createHash('sha256').update(partition).digest()[0] ?? 0) % shards.length] ?? shards[0];

export const dueShardOf = (journal: Journal): string => shardOf(journalPartition(journal), dueShards);

/** Where the deliveries of a webhook stand, and how the list of them is called. */
export const webhookPartition = (partnerId: PartnerId, webhookId: WebhookId): string =>
  `N#${partnerId}#W#${webhookId}`;

export const webhooksPartition = (partnerId: PartnerId): string => `N#${partnerId}#WEBHOOKS`;

export const webhookKey = (partnerId: PartnerId, webhookId: WebhookId): Key =>
  key(webhooksPartition(partnerId), `WEBHOOK#${webhookId}`);

export const deliveryKey = ({ partnerId, webhookId, deliveryId }: DeliveryPlace): Key =>
  key(webhookPartition(partnerId, webhookId), `DELIVERY#${deliveryId}`);

export const deliveryShardOf = (partnerId: PartnerId, webhookId: WebhookId): string =>
  shardOf(webhookPartition(partnerId, webhookId), deliveryShards);

/** The place of a delivery by its key; undefined when it is the key of something else. */
export const deliveryPlaceOf = ({ PK, SK }: Pick<Key, 'PK' | 'SK'>): DeliveryPlace | undefined => {
  const [, partnerId, webhookId, deliveryId] =
    /^N#([^#]+)#W#([^#]+)\nDELIVERY#(.+)$/.exec(`${PK}\n${SK}`) ?? [];
  if (partnerId === undefined || webhookId === undefined || deliveryId === undefined) return undefined;
  return {
    partnerId: partnerId as PartnerId,
    webhookId: webhookId as WebhookId,
    deliveryId: deliveryId as DeliveryId,
  };
};

/** The episode journal of a partition; undefined when it is a partition of something else. */
export const episodeJournalOf = (partition: string): EpisodeJournal | undefined => {
  const [, practiceId, episodeId] = /^P#([^#]+)#E#([^#]+)$/.exec(partition) ?? [];
  if (practiceId === undefined || episodeId === undefined) return undefined;
  return { kind: 'episode', practiceId: practiceId as PracticeId, episodeId: episodeId as EpisodeId };
};

/** The import of a partition; undefined when it is a partition of something else. */
export const importPlaceOf = (partition: string): ImportPlace | undefined => {
  const [, partnerId, importId] = /^N#([^#]+)#I#([^#]+)$/.exec(partition) ?? [];
  if (partnerId === undefined || importId === undefined) return undefined;
  return { partnerId: partnerId as PartnerId, importId: importId as ImportId };
};

/** The discharge journal of a partition; undefined when it is a partition of something else. */
export const dischargeJournalOf = (partition: string): DischargeJournal | undefined => {
  const [, partnerId, dischargeId] = /^N#([^#]+)#D#([^#]+)$/.exec(partition) ?? [];
  if (partnerId === undefined || dischargeId === undefined) return undefined;
  return { kind: 'discharge', partnerId: partnerId as PartnerId, dischargeId: dischargeId as DischargeId };
};
