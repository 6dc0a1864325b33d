import { inflateRawSync } from 'node:zlib';
import { er7Type, toldIn } from '../../kit/er7-answers.ts';
import type { Item } from '../../kit/item-size.ts';
import type { System } from '../../kit/system/system.ts';
import type { Refusal } from './whole-life.ts';

const kindOf = ({ SK }: Item): string => String(SK).split('#')[0] ?? '';

/** An item as a person would read it: its state unpacked. */
const readable = ({ state, ...item }: Item): string =>
  JSON.stringify(state === undefined ? item : [item, inflateRawSync(state as Uint8Array).toString()]);

const itemsOf = (system: System, ...kinds: readonly string[]): string =>
  system.memory
    .items()
    .filter((item) => kinds.includes(kindOf(item)))
    .map(readable)
    .join('\n');

const journalsWithoutIds = (system: System): string =>
  system.memory
    .items()
    .filter((item) => ['HEAD', 'EVENT', 'IMPORT'].includes(kindOf(item)))
    .map(({ messageId: _, ...item }) => readable(item))
    .join('\n');

/** What a webhook says, without the partner's own id of its message: it goes to the one who chose it. */
const withoutOwnId = (body: string): string => {
  const { data, ...rest } = JSON.parse(body);
  const { messageId: _, link: _link, ...said } = data;
  return JSON.stringify([rest, said]);
};

const deliveriesWithoutIds = (system: System): string =>
  system.memory
    .items()
    .filter((item) => ['WEBHOOK', 'DELIVERY'].includes(kindOf(item)))
    .map(({ body, ...item }) => {
      const { body: told, ...kept } = JSON.parse(String(body));
      return JSON.stringify([item, kept, told === undefined ? '' : withoutOwnId(told)]);
    })
    .join('\n');

/** The sender's own id of its message comes back to the sender alone. */
const withoutReceipt = ({ text, mediaType }: Refusal): string => {
  if (mediaType === er7Type) return toldIn(text);
  const { receipt: _, ...rest } = JSON.parse(text);
  return JSON.stringify(rest);
};

/** Every place where nothing personal may ever be, by name, and all that it holds. */
export const forbiddenPlaces = (
  system: System,
  refusals: readonly Refusal[],
): Readonly<Record<string, string>> => ({
  'log lines': JSON.stringify(system.lines.map(({ what, fields }) => [what, fields])),
  'the words of errors that are logged': JSON.stringify(
    system.lines.map(({ error }) => (error instanceof Error ? error.name : '')),
  ),
  figures: JSON.stringify(system.figures),
  'events on the bus': JSON.stringify(system.published),
  'dead letters': JSON.stringify(system.deadLetters),
  'reasons of the quarantine': JSON.stringify(
    system.memory
      .objects()
      .filter(({ key }) => key.startsWith('quarantine/'))
      .map(({ text }) => JSON.parse(text).reason),
  ),
  'names of objects in the bucket': JSON.stringify(system.memory.objects().map(({ key }) => key)),
  'journal events and states': journalsWithoutIds(system),
  webhooks: system.receivers.posted
    .map(({ url, headers, body }) => JSON.stringify([url, headers, withoutOwnId(body)]))
    .join('\n'),
  'webhooks and deliveries that are kept': deliveriesWithoutIds(system),
  'keys of the table': JSON.stringify(system.memory.items().map(({ PK, SK }) => [PK, SK])),
  'refusals to the sender': refusals
    .filter(({ to }) => to === 'sender')
    .map(withoutReceipt)
    .join('\n'),
  'answers to strangers': refusals
    .filter(({ to }) => to === 'stranger')
    .map(({ text }) => text)
    .join('\n'),
});

/** Where what is personal is kept: clients, notes, canonical forms, the bucket, and a discharge's id beside HEAD. */
export const allowedPlaces = (system: System): string =>
  [
    itemsOf(system, 'CLIENT', 'NOTE', 'CANONICAL', 'HEAD'),
    ...system.memory.objects().map(({ text }) => text),
  ].join('\n');
