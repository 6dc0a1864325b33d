import { inflateRawSync } from 'node:zlib';
import type { Item } from '../../kit/item-size.ts';
import { clinics, people, practices } from '../actors/cast.ts';
import type { History } from './history.ts';
import type { Checker, Found } from './violation.ts';

/** Episodes and clients, and practices by name: what must not stand with another practice. */
const owned = /\b(?:ep|cl)_[a-z2-7]{26}\b/g;

const practiceIds = practices.map(({ practiceId }) => practiceId as string);

const ownersOf = (items: ReadonlyMap<string, Item>): ReadonlyMap<string, string> => {
  const owners = new Map<string, string>();
  for (const item of items.values()) {
    const [, practice, id] = /^P#([^#]+)#[EC]#(.+)$/.exec(String(item['PK'])) ?? [];
    if (practice !== undefined && id !== undefined) owners.set(id, practice);
  }
  return owners;
};

const textOf = (item: Item): string =>
  Object.entries(item)
    .map(([name, value]) =>
      name === 'state'
        ? inflateRawSync(value as Uint8Array).toString()
        : typeof value === 'string'
          ? value
          : '',
    )
    .join(' ');

/** What of another practice a text holds. */
const foreign = (text: string, practice: string, owners: ReadonlyMap<string, string>): string | undefined => {
  const named = practiceIds.find((id) => id !== practice && text.includes(id));
  if (named !== undefined) return named;
  for (const [id] of text.matchAll(owned)) {
    const owner = owners.get(id);
    if (owner !== undefined && owner !== practice) return id;
  }
  return undefined;
};

const ofItems = ({ items }: History, owners: ReadonlyMap<string, string>): Found[] =>
  [...items.values()].flatMap((item): Found[] => {
    const partition = String(item['PK']);
    const [, practice] = /^P#([^#]+)#/.exec(partition) ?? [];
    const other = practice === undefined ? undefined : foreign(textOf(item), practice, owners);
    return other === undefined
      ? []
      : [{ about: partition, what: `${String(item['SK'])} holds ${other} of another practice` }];
  });

const ofEvents = ({ published }: History, owners: ReadonlyMap<string, string>): Found[] =>
  published.flatMap(({ detail }): Found[] => {
    const practice = /"practiceId":"([^"]+)"/.exec(detail)?.[1];
    const other = practice === undefined ? undefined : foreign(detail, practice, owners);
    return other === undefined
      ? []
      : [{ about: practice ?? '', what: `an event holds ${other} of another practice` }];
  });

const practiceOfLogin = new Map(people.map(({ subject, practiceId }) => [subject, practiceId as string]));
const partnerOfLogin = new Map(clinics.map(({ clientId, partnerId }) => [clientId, partnerId as string]));

const ofAnswers = ({ memory }: History, owners: ReadonlyMap<string, string>): Found[] =>
  [...memory.heard, ...memory.strangers].flatMap(
    ({ request: { login, route }, answer: { text } }): Found[] => {
      const practice = practiceOfLogin.get(login);
      const other = practice === undefined ? undefined : foreign(text, practice, owners);
      if (other !== undefined)
        return [{ about: login, what: `${route} answered with ${other} of another practice` }];
      const partner = partnerOfLogin.get(login);
      const otherPartner = clinics.find(({ partnerId }) => partnerId !== partner && text.includes(partnerId));
      return partner === undefined || otherPartner === undefined
        ? []
        : [{ about: login, what: `${route} answered with something of ${otherPartner.partnerId}` }];
    },
  );

const ofStrangers = ({ memory }: History): Found[] =>
  memory.strangers
    .filter(({ answer }) => answer.status < 500 && answer.status !== 404)
    .map(
      ({ request, answer }): Found => ({
        about: request.login,
        what: `${request.route} of another tenant was answered with ${answer.status}`,
      }),
    );

/** Tenants stay apart: no item, event or answer of one holds anything of another, and theirs is as absent as nothing. */
export const tenantsApart: Checker = (history) => {
  const owners = ownersOf(history.items);
  return [
    ...ofItems(history, owners),
    ...ofEvents(history, owners),
    ...ofAnswers(history, owners),
    ...ofStrangers(history),
  ];
};
