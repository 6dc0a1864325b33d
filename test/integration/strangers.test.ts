import { routes, routesByName } from '@continuum/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, commandHeaders, hasIds, type Ids } from './stack/addresses.ts';
import { type Caller, commandBy } from './stack/caller.ts';
import { discharge } from './stack/discharge.ts';
import { type Stack, startStack } from './stack/stack.ts';

let stack: Stack;
/** Of the demo practice and its clinic. */
let ids: Ids;
let timelineBefore: unknown;

const timeline = async (): Promise<unknown> =>
  (await stack.trainer(`/v1/episodes/${ids.episodeId}/timeline`)).body;

const absent: Ids = {
  messageId: 'NEVER-SENT',
  episodeId: 'ep_aaaaaaaaaaaaaaaaaaaaaaaaaa',
  clientId: 'cl_aaaaaaaaaaaaaaaaaaaaaaaaaa',
  command: 'record-contact-attempt',
  importId: 'im_aaaaaaaaaaaaaaaaaaaaaaaaaa',
  resourceId: 'di-aaaaaaaaaaaaaaaaaaaaaaaaaa.1',
  webhookId: 'wh_aaaaaaaaaaaaaaaaaaaaaaaaaa',
  deliveryId: 'msg_ep_aaaaaaaaaaaaaaaaaaaaaaaaaa_00000001',
};

const closed = routes
  .filter(({ audience }) => audience !== 'public')
  .map((route) => [`${route.method} ${route.path}`, route] as const);
const withIds = closed.filter(([, route]) => hasIds(route));

beforeAll(async () => {
  stack = await startStack();
  const messageId = 'OURS-1';
  const episodeId = await stack.openedEpisode(discharge(messageId));
  const { clientId } = (await stack.trainer(`/v1/episodes/${episodeId}`)).body;
  const described = routesByName['create-import'].request.example;
  const { importId } = (await stack.partner('/v1/imports', { body: described })).body;
  const { entry } = (await stack.partner(`/fhir/Task?identifier=${messageId}`)).body;
  ids = { ...absent, messageId, episodeId, clientId, importId, resourceId: entry[0].resource.id };
  timelineBefore = await timeline();
});
afterAll(() => stack?.stop());

/** The route's own example, about the message that its address names. */
const bodyFor = (example: unknown, { messageId }: Ids) =>
  Object.hasOwn(Object(example), 'messageId') ? { ...Object(example), messageId } : example;

const statusOf = async (caller: Caller, [, route]: (typeof closed)[number]): Promise<number> => {
  const body = route.request === undefined ? {} : { body: bodyFor(route.request.example, ids) };
  const reply = await caller(addressOf(route, ids), {
    method: route.method,
    headers: commandHeaders(),
    ...body,
  });
  return reply.status;
};

describe.each(closed)('given nobody who may call %s', (...route) => {
  it('answers 401 without a token', async () => {
    expect(await statusOf(stack.nobody, route)).toBe(401);
  });
  it('answers 401 to a forged token', async () => {
    expect(await statusOf(stack.withToken(await stack.forgedToken()), route)).toBe(401);
  });
  it("answers 403 to the other audience's token", async () => {
    const other = route[1].audience === 'partner' ? stack.trainer : stack.partner;
    expect(await statusOf(other, route)).toBe(403);
  });
});

describe("given another tenant's ids", () => {
  it.each(withIds)('answers %s exactly as if they did not exist', async (_, route) => {
    const caller = route.audience === 'partner' ? stack.strangers.partner : stack.strangers.trainer;
    const answers = [ids, absent].map(async (given) => {
      const body = route.request === undefined ? {} : { body: bodyFor(route.request.example, given) };
      const headers = commandHeaders();
      const reply = await caller(addressOf(route, given), { method: route.method, headers, ...body });
      return { status: reply.status, text: reply.text };
    });
    const [theirs, nothing] = await Promise.all(answers);
    expect(theirs).toEqual(nothing);
    expect(theirs?.status).toBe(404);
  });

  it.each([
    ['the discharges of another clinic', 'partner', '/v1/discharges'],
    ['the work list of another practice', 'trainer', '/v1/episodes'],
    ['the clients of another practice', 'trainer', '/v1/clients?query=Example'],
  ] as const)('shows nothing of %s', async (_, whose, path) => {
    expect((await stack[whose](path)).body.items).toHaveLength(1);
    expect((await stack.strangers[whose](path)).body.items).toEqual([]);
  });

  it("assigns no other practice's trainer", async () => {
    const { trainerId } = stack.strangers;
    const reply = await commandBy(stack.trainer, ids.episodeId)('assign-trainer', { trainerId });
    expect([reply.status, reply.body.code]).toEqual([422, 'invalid-body']);
    expect(reply.body.issues).toMatchObject([{ path: 'trainerId' }]);
  });

  it('leaves everything as it was', async () => {
    expect(await timeline()).toEqual(timelineBefore);
    expect((await stack.partner(`/v1/discharges/${ids.messageId}`)).body).not.toHaveProperty(
      'cancellationRequestedAt',
    );
  });
});

describe('given tokens of long ago', () => {
  let partner: Caller;
  let trainer: Caller;

  beforeAll(async () => {
    partner = stack.withToken(await stack.demo.partnerToken());
    trainer = stack.withToken(await stack.demo.trainerToken());
    await stack.advance({ advanceDays: 40 });
  });

  it.each(closed)('answers 401 to %s', async (...route) => {
    expect(await statusOf(route[1].audience === 'partner' ? partner : trainer, route)).toBe(401);
  });
});
