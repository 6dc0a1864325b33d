import { commandBodies, type Route, routes, routesByName } from '@continuum/contracts';
import { addressOf, type Ids } from '../../integration/stack/addresses.ts';
import type { Caller, Reply } from '../../integration/stack/caller.ts';
import { discharge } from '../../integration/stack/discharge.ts';
import { callerAs } from '../../kit/system/callers.ts';
import { importedBy } from '../../kit/system/imports.ts';
import { openedBy, taskOf } from '../../kit/system/story.ts';
import { openSystem, type System, type SystemOptions } from '../../kit/system/system.ts';

/**
 * What one tenant has: an episode with a client, the message it came of, an import that was tried, and where its
 * sender is told.
 */
export interface Tenancy {
  readonly system: System;
  readonly ours: Ids;
  readonly absent: Ids;
}

/** Of the same person every time. */
export const message = (messageId: string) => discharge(messageId, '2026-02-27T15:00:00Z');

const registered = async (partner: Caller): Promise<string> => {
  const { status, text, body } = await partner('/v1/webhooks', {
    body: { url: 'https://told.example/hooks' },
  });
  if (status !== 201) throw new Error(`expected 201, got ${status}: ${text}`);
  return body.webhookId;
};

/** Riverside and North Harbor have a client; nobody of South Shore has anything to do with her. */
export const openTenancy = async (options: SystemOptions = {}): Promise<Tenancy> => {
  const system = await openSystem(options);
  const messageId = 'OURS-1';
  const webhookId = await registered(callerAs(system, 'client-riverside'));
  const row = await openedBy(system, 'client-riverside', 'sub-mara', message(messageId));
  const { importId } = await importedBy(
    system,
    'client-riverside',
    'ndjson',
    JSON.stringify(message('ROW-1')),
  );
  const deliveryId = system.receivers.posted[0]?.headers['webhook-id'];
  if (deliveryId === undefined) throw new Error('nobody was told of the discharge');
  const command = 'record-contact-attempt';
  return {
    system,
    ours: {
      messageId,
      command,
      episodeId: row.episodeId,
      clientId: row.clientId,
      importId,
      webhookId,
      deliveryId,
      resourceId: await taskOf(system, 'client-riverside', messageId),
    },
    absent: {
      messageId: 'NEVER-SENT',
      command,
      episodeId: 'ep_aaaaaaaaaaaaaaaaaaaaaaaaaa',
      clientId: 'cl_aaaaaaaaaaaaaaaaaaaaaaaaaa',
      importId: 'im_aaaaaaaaaaaaaaaaaaaaaaaaaa',
      resourceId: 'di-aaaaaaaaaaaaaaaaaaaaaaaaaa.1',
      webhookId: 'wh_aaaaaaaaaaaaaaaaaaaaaaaaaa',
      deliveryId: 'msg_ep_aaaaaaaaaaaaaaaaaaaaaaaaaa_00000001',
    },
  };
};

export const routesFor = (audience: Route['audience']): readonly Route[] =>
  routes.filter((route) => route.audience === audience);

export const commands = Object.keys(commandBodies) as readonly (keyof typeof commandBodies)[];

/** The route's own example, about the message or the command that its address names. */
const bodyFor = (route: Route, { messageId, command }: Ids): unknown => {
  if (route.name === 'send-command')
    return routesByName['send-command'].request.examples[command as (typeof commands)[number]];
  const example = route.request?.example;
  return Object.hasOwn(Object(example), 'messageId') ? { ...Object(example), messageId } : example;
};

let keys = 0;

/** A request of the route about some ids, right in everything else. */
export const asking = (caller: Caller, route: Route, ids: Ids, query = ''): Promise<Reply> => {
  keys += 1;
  const body = route.request === undefined ? {} : { body: bodyFor(route, ids) };
  const headers = { 'idempotency-key': `key-${keys}`, 'if-match': '"2"' };
  return caller(`${addressOf(route, ids)}${query}`, { method: route.method, headers, ...body });
};

/** A query that a list needs. */
export const queryOf = ({ name }: Route): string => (name === 'search-clients' ? '?query=Example' : '');
