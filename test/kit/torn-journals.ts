import { isDeepStrictEqual } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import { verifyChain } from '@continuum/aws';
import { type DischargeEvent, type EpisodeEvent, evolveDischarge, fold } from '@continuum/domain';
import type { Item } from './item-size.ts';

const text = (item: Item | undefined, name: string): string => String(item?.[name]);

interface Stored {
  readonly version: number;
  readonly causedBy: string;
  readonly partnerId: string;
}

const foldOf = (events: readonly unknown[], { partnerId }: Stored, isDischarge: boolean): unknown => {
  if (!isDischarge) return fold(events as EpisodeEvent[]);
  return (events as DischargeEvent[]).reduce<ReturnType<typeof evolveDischarge> | undefined>(
    (state, event) => evolveDischarge(state, event, partnerId as never),
    undefined,
  );
};

/** As it reads once it has been stored. */
const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

const judgeJournal = (partition: string, items: readonly Item[]): readonly string[] => {
  const at = (sortKey: string) => items.find(({ SK }) => SK === sortKey);
  const bodies = items
    .filter(({ SK }) => String(SK).startsWith('EVENT#'))
    .sort((one, other) => (text(one, 'SK') < text(other, 'SK') ? -1 : 1))
    .map((item) => text(item, 'body'));
  const head = at('HEAD');
  const events = bodies.map((body) => JSON.parse(body) as Stored);
  const [first] = events;
  if (head === undefined || first === undefined) return [`${partition}: it has no HEAD, or no event`];
  const chain = verifyChain(bodies, text(head, 'chain'));
  const state: unknown = JSON.parse(inflateRawSync(head['state'] as Uint8Array).toString());
  const folded = asStored(foldOf(events, first, partition.startsWith('N#')));
  return [
    ...(events.every(({ version }, index) => version === index + 1) ? [] : ['a version is missing']),
    ...(head['version'] === events.length ? [] : ['HEAD is of another version than its last event']),
    ...(chain.kind === 'whole' ? [] : [`the chain is broken at version ${chain.version}`]),
    ...(isDeepStrictEqual(folded, state) ? [] : ['its events do not make the state that HEAD has']),
    ...events
      .filter(({ causedBy }) => at(`INBOX#${causedBy}`) === undefined)
      .map(({ version, causedBy }) => `version ${version}: its cause ${causedBy} has no inbox item`),
  ].map((what) => `${partition}: ${what}`);
};

/** A discharge's or an episode's own partition. */
const journalPartition = /^(N#[^#]+#D#|P#[^#]+#E#)[^#]+$/;

/**
 * What is torn in a table: a commit of which a part is missing, a gap in a journal, a state that its events do not
 * make. Nothing of it is the store's own code but the hash of the chain.
 * @param items every item of the table
 */
export const tornJournals = (items: readonly Item[]) => {
  const journals = [...Map.groupBy(items, (item) => text(item, 'PK'))].filter(([partition]) =>
    journalPartition.test(partition),
  );
  return {
    journals: journals.length,
    torn: journals.flatMap(([partition, held]) => judgeJournal(partition, held)),
  };
};
