import { readResources, scopes } from '@continuum/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasIds } from '../integration/stack/addresses.ts';
import { callerAs, callerWith } from '../kit/system/callers.ts';
import { type ClinicLogin, claimsOf, type MemberLogin } from '../kit/system/people.ts';
import { openedBy } from '../kit/system/story.ts';
import {
  asking,
  commands,
  message,
  openTenancy,
  queryOf,
  routesFor,
  type Tenancy,
} from './tenants/two-tenants.ts';

let tenancy: Tenancy;
/** Everything that stands in the table before strangers come. */
let before: string;

const everything = (): string => JSON.stringify(tenancy.system.memory.items());

beforeAll(async () => {
  tenancy = await openTenancy();
  before = everything();
});

const told = ({ status, text, body }: Awaited<ReturnType<typeof asking>>) => ({
  status,
  text,
  code: body?.code ?? body?.issue?.[0].details.coding[0].code,
});

/** Of another practice, in every role, and one who has a namesake's id in ours. */
const strangers: readonly (readonly [string, MemberLogin])[] = [
  ['a trainer of another practice', 'sub-jo'],
  ['a coordinator of another practice', 'sub-kim'],
  ['an owner of another practice', 'sub-lee'],
  ['somebody in every role at another practice', 'sub-sara'],
  ['the same person, at her other practice', 'sub-mara-south'],
];
const otherClinics: readonly (readonly [string, ClinicLogin])[] = [
  ['a clinic of another practice', 'client-hill'],
  ['a clinic of both practices', 'client-two-rivers'],
];

const memberRoutes = routesFor('member');
const partnerRoutes = routesFor('partner');

describe.each(strangers)('given ids of ours, asked for by %s', (_, login) => {
  it.each(memberRoutes.filter(hasIds).map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s answers as if there were no such thing',
    async (_route, route) => {
      const caller = callerAs(tenancy.system, login);
      const command = login === 'sub-kim' || login === 'sub-lee' ? { command: 'assign-trainer' } : {};
      const theirs = await asking(caller, route, { ...tenancy.ours, ...command });
      const nothing = await asking(caller, route, { ...tenancy.absent, ...command });
      expect(told(theirs)).toEqual(told(nothing));
      expect([theirs.status, theirs.body.code]).toEqual([404, 'not-found']);
    },
  );

  it.each(
    memberRoutes
      .filter((route) => !hasIds(route))
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )('%s shows nothing of ours', async (_route, route) => {
    const reply = await asking(callerAs(tenancy.system, login), route, tenancy.ours, queryOf(route));
    expect([reply.status, reply.body]).toEqual([200, { items: [] }]);
  });
});

/** By hand: who may send which command. Any other command is for every role. */
const forTrainers = new Set([
  'start-program',
  'record-assessment',
  'record-session',
  'set-goals',
  'set-plan',
  'activate-program',
  'return-to-provider',
  'conclude-program',
  'issue-report',
  'continue-program',
]);
const notForCoordinators = new Set([...forTrainers, 'hold-program', 'resume-program', 'close-episode']);
const notForTrainers = new Set(['cancel-referral', 'mark-entered-in-error']);

const expected = (command: string, login: MemberLogin): number => {
  const refused = {
    'sub-jo': notForTrainers,
    'sub-kim': notForCoordinators,
    'sub-lee': forTrainers,
  }[login as 'sub-jo' | 'sub-kim' | 'sub-lee'];
  return refused.has(command) ? 403 : 404;
};

describe.each(strangers.slice(0, 3))('given an episode of ours and %s', (_, login) => {
  const sending = memberRoutes.find(({ name }) => name === 'send-command')!;

  it.each(commands)('the command %s is refused as for an episode that is not there', async (command) => {
    const caller = callerAs(tenancy.system, login);
    const theirs = await asking(caller, sending, { ...tenancy.ours, command });
    const nothing = await asking(caller, sending, { ...tenancy.absent, command });
    expect(told(theirs)).toEqual(told(nothing));
    expect(theirs.status).toBe(expected(command, login));
  });
});

describe.each(otherClinics)('given a message and a webhook of ours, asked for by %s', (_, login) => {
  it.each(partnerRoutes.filter(hasIds).map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s answers as if it had never been sent',
    async (_route, route) => {
      const caller = callerAs(tenancy.system, login);
      const theirs = await asking(caller, route, tenancy.ours);
      const nothing = await asking(caller, route, tenancy.absent);
      expect(told(theirs)).toEqual(told(nothing));
      expect(told(theirs)).toMatchObject({ status: 404, code: 'not-found' });
    },
  );

  it('the lists show nothing of ours, not even by our own ids', async () => {
    const caller = callerAs(tenancy.system, login);
    expect((await caller('/v1/discharges')).body).toEqual({ items: [] });
    expect((await caller('/v1/webhooks')).body).toEqual({ webhooks: [] });
    for (const query of ['', `?identifier=${tenancy.ours.messageId}`])
      for (const type of readResources)
        expect((await caller(`/fhir/${type}${query}`)).body).toMatchObject({ type: 'searchset', entry: [] });
  });

  it('no resource of ours is there for them, and ours is for us', async () => {
    const { resourceId } = tenancy.ours;
    const address = `/fhir/ServiceRequest/${resourceId.replace(/\.1$/, '')}`;
    expect((await callerAs(tenancy.system, login)(address)).status).toBe(404);
    expect((await callerAs(tenancy.system, 'client-riverside')(address)).status).toBe(200);
  });
});

const everyRoute = [...memberRoutes, ...partnerRoutes].map(
  (route) => [`${route.method} ${route.path}`, route] as const,
);

describe.each(everyRoute)('%s', (_, route) => {
  const own = route.audience === 'partner' ? 'client-riverside' : 'sub-mara';
  const other = route.audience === 'partner' ? 'sub-mara' : 'client-riverside';
  const statusWith = async (claims?: Readonly<Record<string, unknown>>): Promise<number> =>
    (await asking(callerWith(tenancy.system, claims), route, tenancy.ours, queryOf(route))).status;

  it('answers 401 without a token, and to an identity token', async () => {
    expect(await statusWith()).toBe(401);
    expect(await statusWith({ ...claimsOf(own), token_use: 'id' })).toBe(401);
  });

  it('answers 403 without its scope, whatever else is granted', async () => {
    const others = scopes.filter((scope) => scope !== route.scope).join(' ');
    expect(await statusWith({ ...claimsOf(own), scope: others })).toBe(403);
    expect(await statusWith({ ...claimsOf(own), scope: `${route.scope}x x${route.scope}` })).toBe(403);
  });

  it("answers 403 to the other audience, even with this one's scopes", async () => {
    expect(await statusWith({ ...claimsOf(other), scope: scopes.join(' ') })).toBe(403);
  });

  it('answers 403 to a login that nobody registered', async () => {
    expect(await statusWith({ ...claimsOf(own), sub: 'nobody', client_id: 'nobody' })).toBe(403);
  });
});

describe('given what strangers may know of us', () => {
  it('a cursor of ours opens no list of theirs, and is answered like any other text', async () => {
    const { system } = tenancy;
    await openedBy(system, 'client-riverside', 'sub-mara', message('OURS-2'));
    before = everything();
    for (const [path, ours, stranger] of [
      ['/v1/episodes?limit=1', 'sub-mara', 'sub-jo'],
      ['/v1/clients?query=Example&limit=1', 'sub-mara', 'sub-jo'],
      ['/v1/discharges?limit=1', 'client-riverside', 'client-hill'],
    ] as const) {
      const { next } = (await callerAs(system, ours)(path)).body;
      expect(next).toEqual(expect.any(String));
      const theirs = await callerAs(system, stranger)(`${path}&after=${encodeURIComponent(next)}`);
      const nonsense = await callerAs(system, stranger)(`${path}&after=nonsense`);
      expect(told(theirs)).toEqual(told(nonsense));
      expect(theirs.status).toBe(400);
    }
  });

  it('a trainer of ours is no trainer of theirs, and is answered like one who is not there', async () => {
    const { system, ours } = tenancy;
    const assign = async (trainerId: string) => {
      const { headers } = await callerAs(system, 'sub-mara')(`/v1/episodes/${ours.episodeId}`);
      return callerAs(system, 'sub-mara')(`/v1/episodes/${ours.episodeId}/commands/assign-trainer`, {
        body: { trainerId },
        headers: { 'if-match': headers.get('etag') ?? '', 'idempotency-key': `assign-${trainerId}` },
      });
    };
    const theirs = await assign('jo-park');
    expect(told(theirs)).toEqual(told(await assign('nobody-here')));
    expect([theirs.status, theirs.body.issues]).toMatchObject([422, [{ path: 'trainerId' }]]);
  });

  it('nothing of ours is other than it was', () => {
    expect(everything()).toBe(before);
  });

  it('a message id of ours is free for them to use: two discharges, two receipts', async () => {
    const { system, ours } = tenancy;
    const mine = await callerAs(system, 'client-riverside')(`/v1/discharges/${ours.messageId}`);
    await openedBy(system, 'client-hill', 'sub-jo', message(ours.messageId));
    const theirs = await callerAs(system, 'client-hill')(`/v1/discharges/${ours.messageId}`);
    expect([mine.body.practiceId, theirs.body.practiceId]).toEqual(['north-harbor', 'south-shore']);
    expect((await callerAs(system, 'client-riverside')(`/v1/discharges/${ours.messageId}`)).text).toBe(
      mine.text,
    );
  });

  it('one person at two practices is two clients, and each practice sees its own', async () => {
    const { system } = tenancy;
    const rows = async (login: MemberLogin) =>
      (await callerAs(system, login)('/v1/clients?query=Example')).body.items.map(
        ({ clientId }: { clientId: string }) => clientId,
      );
    const [north, south] = [await rows('sub-mara'), await rows('sub-jo')];
    expect([north.length, south.length]).toEqual([2, 1]);
    expect(north).not.toContain(south[0]);
  });

  it('the same referral id of two clinics leads each to its own referral, and nobody to the other', async () => {
    const { system } = tenancy;
    const sent = { ...message('REFERRED-1'), referralId: 'REF-SAME' };
    const find = async (login: ClinicLogin) =>
      (await callerAs(system, login)('/v1/discharges?referralId=REF-SAME')).body.items.map(
        ({ practiceId }: { practiceId: string }) => practiceId,
      );
    await openedBy(system, 'client-riverside', 'sub-mara', sent);
    expect([await find('client-riverside'), await find('client-hill')]).toEqual([['north-harbor'], []]);
    await openedBy(system, 'client-hill', 'sub-jo', sent);
    expect([await find('client-riverside'), await find('client-hill')]).toEqual([
      ['north-harbor'],
      ['south-shore'],
    ]);
  });
});

describe('given somebody who was shut out', () => {
  const isShutOut = async (login: ClinicLogin | MemberLogin, routes: typeof memberRoutes): Promise<void> => {
    const answers = routes.map(async (route) => {
      const { status } = await asking(callerAs(tenancy.system, login), route, tenancy.ours, queryOf(route));
      return `${route.name} ${status}`;
    });
    expect(await Promise.all(answers)).toEqual(routes.map(({ name }) => `${name} 403`));
  };
  /** An entry of the registry may be a minute old. */
  const aMinuteLater = (): void =>
    tenancy.system.moveTo(new Date(Date.parse(tenancy.system.now()) + 61_000).toISOString());

  it('a member who was disabled may do nothing any more', async () => {
    await tenancy.system.desk.disableMember('north-harbor' as never, 'otto-berg' as never);
    aMinuteLater();
    await isShutOut('sub-otto', memberRoutes);
    expect((await callerAs(tenancy.system, 'sub-mara')('/v1/episodes')).status).toBe(200);
  });

  it('a clinic that was disabled may do nothing any more, over HTTP or the partner bus', async () => {
    await tenancy.system.desk.disablePartner('hill-pt' as never);
    aMinuteLater();
    await isShutOut('client-hill', partnerRoutes);
    expect((await callerAs(tenancy.system, 'client-riverside')('/v1/discharges')).status).toBe(200);
  });

  it('nobody of a practice that was disabled may do anything any more', async () => {
    await tenancy.system.desk.disablePractice('south-shore' as never);
    aMinuteLater();
    for (const login of ['sub-jo', 'sub-kim', 'sub-lee'] as const) await isShutOut(login, memberRoutes);
    expect((await callerAs(tenancy.system, 'sub-mara')('/v1/episodes')).status).toBe(200);
  });
});
