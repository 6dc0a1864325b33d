import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkoutRoot } from '../../checkout.ts';
import type { Ask } from '../clinic.ts';
import { type Difference, differencesOf } from '../differences.ts';
import type { Arrived, Receiver } from '../receiver.ts';
import type { Step } from '../step.ts';

interface ToldWebhook {
  readonly webhookId?: string;
  readonly state?: string;
  readonly secret?: string;
  /** Why it is refused. */
  readonly issues?: readonly unknown[];
  readonly failures?: readonly unknown[];
}

interface ToldDelivery {
  readonly deliveryId?: string;
  readonly state?: string;
  readonly attempts?: readonly { readonly at: string; readonly statusCode?: number }[];
}

/** The kit's own page of code for Node: throws unless the body was signed with the secret at about that time. */
type Verify = (
  secret: string,
  headers: { readonly id: string; readonly timestamp: string; readonly signature: string },
  body: Buffer,
  nowSeconds: number,
) => void;

const snippet = pathToFileURL(join(checkoutRoot, 'docs', 'partner-kit', 'webhooks', 'verify.mjs')).href;

const verdictOf = (verify: Verify, secret: string, { headers, body }: Arrived, at: string): string => {
  const named = (name: string): string => String(headers[name] ?? '');
  const [id, timestamp, signature] = [
    named('webhook-id'),
    named('webhook-timestamp'),
    named('webhook-signature'),
  ];
  try {
    verify(secret, { id, timestamp, signature }, body, Date.parse(at) / 1000);
    return 'verified';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const typeOf = ({ body }: Arrived): unknown => JSON.parse(body.toString()).type;

/** Asks for a test, waits for it, and judges it by each of the secrets; the clock is that of the system. */
const tested = async (
  ask: Ask,
  path: string,
  secrets: readonly string[],
  receiver: Receiver,
): Promise<readonly Difference[]> => {
  const { status, body } = await ask(`${path}/test`, { method: 'POST' });
  const { deliveryId = '', state, attempts = [] } = (body ?? {}) as ToldDelivery;
  const told = differencesOf(
    { status: 200, state: 'delivered', answered: 204 },
    { status, state, answered: attempts.at(-1)?.statusCode },
  );
  const arrived = status === 200 ? await receiver.arrived(deliveryId) : undefined;
  if (arrived === undefined) return [...told, { at: 'test', expected: 'that it arrives', got: 'nothing' }];
  const { verify } = (await import(snippet)) as { readonly verify: Verify };
  const at = attempts.at(-1)?.at ?? '';
  return [
    ...told,
    ...differencesOf(
      { type: 'webhook.test', signatures: secrets.map(() => 'verified') },
      { type: typeOf(arrived), signatures: secrets.map((secret) => verdictOf(verify, secret, arrived, at)) },
    ),
  ];
};

/** The address tells the webhooks of one run from those of another that was interrupted. */
const addressFor = (receiverUrl: string): string => {
  const url = new URL(receiverUrl);
  url.searchParams.set('verification', randomUUID());
  return url.href;
};

/** Registers a webhook, has tests posted to it, and removes it again. */
export const webhookSteps = (receiver: Receiver, receiverUrl: string): readonly Step[] => {
  let registered: string | undefined;
  const webhookPath = (): string => {
    if (registered === undefined) throw new Error('no webhook was registered');
    return `/v1/webhooks/${registered}`;
  };
  const secrets: string[] = [];
  const learn = ({ secret }: ToldWebhook): number => (secret === undefined ? 0 : secrets.push(secret));
  return [
    {
      name: 'a webhook is registered, and its secret told',
      run: async (ask) => {
        const wish = JSON.stringify({ url: addressFor(receiverUrl) });
        const { status, body } = await ask('/v1/webhooks', { mediaType: 'application/json', body: wish });
        const told = (body ?? {}) as ToldWebhook;
        registered = told.webhookId;
        const known = learn(told);
        return differencesOf(
          { status: 201, state: 'active', secrets: 1, refused: [] },
          { status, state: told.state, secrets: known, refused: told.issues ?? told.failures ?? [] },
        );
      },
    },
    {
      name: 'the test that is asked for arrives, signed with that secret',
      run: async (ask) => tested(ask, webhookPath(), secrets, receiver),
    },
    {
      name: 'while one secret replaces another, what arrives is signed with both',
      run: async (ask) => {
        const { status, body } = await ask(`${webhookPath()}/rotate-secret`, {
          mediaType: 'application/json',
          body: '{}',
        });
        const known = learn((body ?? {}) as ToldWebhook);
        return [
          ...differencesOf({ status: 200, secrets: 2 }, { status, secrets: known }),
          ...(await tested(ask, webhookPath(), secrets, receiver)),
        ];
      },
    },
    {
      name: 'the webhook is removed',
      run: async (ask) => {
        const { status, body } = await ask(webhookPath(), { method: 'DELETE' });
        const { state } = (body ?? {}) as ToldWebhook;
        return differencesOf({ status: 200, state: 'removed' }, { status, state });
      },
    },
  ];
};
