import type { Member, Partner, Practice, Webhook } from '@continuum/application';
import { createRegistryDesk, createWebhooks, openTable } from '@continuum/aws';
import type { Instant, MemberId, PartnerId, PracticeId, Role, WebhookId } from '@continuum/contracts';
import { tableName, type WorldTable } from '../services/table.ts';

const practice = (id: string, timeZone: string): Practice => ({
  practiceId: id as PracticeId,
  name: `${id} Medical Exercise`,
  timeZone,
  calendar: { closedWeekdays: [6, 7], holidays: ['2026-05-25', '2026-07-03'] },
  policy: '2026-1',
  disabled: false,
});

export const practices: readonly Practice[] = [
  practice('north-harbor', 'America/Chicago'),
  practice('south-bay', 'America/Los_Angeles'),
];

const agreementsWith = (names: readonly string[]): Partner['agreements'] =>
  names.map((name) => ({ practiceId: name as PracticeId, routingIdentifiers: [`route-${name}`] }));

export interface Clinic extends Partner {
  readonly clientId: string;
  readonly account: string;
  /** Whether it posts over HTTP or by its own AWS account. */
  readonly way: 'http' | 'bus';
}

const clinic = (id: string, way: Clinic['way'], account: string, with_: readonly string[]): Clinic => ({
  partnerId: id as PartnerId,
  name: `${id} clinic`,
  agreements: agreementsWith(with_),
  timeZone: 'America/Chicago',
  disabled: false,
  clientId: `client-${id}`,
  account,
  way,
});

/** Two clinics that post over HTTP, one of them to both practices, and one that puts events on the partner bus. */
export const clinics: readonly Clinic[] = [
  clinic('riverside-pt', 'http', '111122223333', ['north-harbor', 'south-bay']),
  clinic('lakeview-rehab', 'http', '111122224444', ['south-bay']),
  clinic('hillside-therapy', 'bus', '111122225555', ['north-harbor']),
];

export interface Person extends Member {
  readonly subject: string;
}

const member = (practiceId: string, name: string, ...roles: readonly Role[]): Person => ({
  memberId: `${name}-${practiceId.slice(0, 5)}` as MemberId,
  practiceId: practiceId as PracticeId,
  name,
  roles,
  disabled: false,
  subject: `sub-${name}-${practiceId}`,
});

/** In each practice somebody who is everything, a second trainer, and a coordinator. */
export const people: readonly Person[] = practices.flatMap(({ practiceId }) => [
  member(practiceId, 'mara', 'trainer', 'coordinator', 'owner'),
  member(practiceId, 'otis', 'trainer'),
  member(practiceId, 'sven', 'coordinator'),
]);

const untroubled = ({ service }: WorldTable) =>
  openTable({
    client: { send: async (command: object) => service.answer(command) } as never,
    name: tableName,
  });

const webhook = (partnerId: PartnerId, what: string): Webhook => ({
  partnerId,
  webhookId: `wh_${`${what}${partnerId.replaceAll('-', '')}`.padEnd(26, 'a')}` as WebhookId,
  url: `https://${what}.${partnerId}.example/hooks`,
  state: 'active',
  createdAt: '2026-01-01T00:00:00.000Z' as Instant,
  secrets: [{ salt: 'c2FsdA', createdAt: '2026-01-01T00:00:00.000Z' as Instant }],
  version: 1,
});

/** Every clinic is told at one address; one of them at two, of which the second is given up after a while. */
export const webhooks: readonly Webhook[] = [
  ...clinics.map(({ partnerId }) => webhook(partnerId, 'told')),
  webhook('riverside-pt' as PartnerId, 'gone'),
];

export const registerWebhooks = async (table: WorldTable): Promise<void> => {
  const desk = createWebhooks(untroubled(table), { now: () => 0 });
  for (const one of webhooks) if (!(await desk.put(one))) throw new Error('a webhook stood there already');
};

/** Registers everybody, before anything goes wrong. */
export const register = async (table: WorldTable): Promise<void> => {
  const desk = createRegistryDesk(untroubled(table));
  for (const one of practices) await desk.addPractice(one);
  for (const { way: _way, ...one } of clinics) await desk.addPartner(one);
  for (const one of people) await desk.addMember({ ...one, email: `${one.name}@example.com` });
};
