import {
  changeWebhook,
  listDeliveries,
  listWebhooks,
  type ManageNeeds,
  readWebhook,
  registerWebhook,
  removeWebhook,
  resendDeliveries,
  resendDelivery,
  rotateWebhookSecret,
  type TestNeeds,
  testWebhook,
  type WebhookResult,
} from '@continuum/application';
import { resending, secretRotation, type WebhookWish, webhookWishTo } from '@continuum/contracts';
import {
  type Answer,
  notFound,
  ok,
  problemAnswer,
  type Read,
  type RequestBody,
  type RouteHandlers,
  readJsonBody,
} from '@continuum/lambda';

/** What answering partners about their webhooks needs of the world. */
export interface WebhookNeeds extends TestNeeds {
  /** What a URL was expected to be and is not. */
  readonly urlExpectations: (url: string) => readonly string[];
}

const answered = <Value>(result: WebhookResult<Value>, status = 200): Answer => {
  switch (result.kind) {
    case 'done':
      return ok(result.value, status);
    case 'refused':
      return problemAnswer('rejected', { failures: [...result.refusals] });
    case 'not-found':
      return notFound;
  }
};

type Managing =
  | 'list-webhooks'
  | 'register-webhook'
  | 'read-webhook'
  | 'change-webhook'
  | 'remove-webhook'
  | 'rotate-webhook-secret';

/** Where a partner is told, and under which secret. */
const managingHandlers = (
  needs: ManageNeeds & Pick<WebhookNeeds, 'urlExpectations'>,
): RouteHandlers<Managing> => {
  const wishOf = ({ bytes }: RequestBody): Read<WebhookWish> =>
    readJsonBody(bytes, webhookWishTo(needs.urlExpectations));
  return {
    'list-webhooks': async ({ partner }) => ok(await listWebhooks(partner.partnerId, needs)),
    'register-webhook': async ({ partner, body }) => {
      const wish = wishOf(body);
      if (!wish.ok) return wish.answer;
      return answered(await registerWebhook(partner.partnerId, wish.value, needs), 201);
    },
    'read-webhook': async ({ partner, path }) =>
      answered(await readWebhook(partner.partnerId, path.webhookId, needs)),
    'change-webhook': async ({ partner, path, body }) => {
      const wish = wishOf(body);
      if (!wish.ok) return wish.answer;
      return answered(await changeWebhook(partner.partnerId, path.webhookId, wish.value, needs));
    },
    'remove-webhook': async ({ partner, path }) =>
      answered(await removeWebhook(partner.partnerId, path.webhookId, needs)),
    'rotate-webhook-secret': async ({ partner, path, body }) => {
      const read = readJsonBody(body.bytes, secretRotation);
      if (!read.ok) return read.answer;
      const { overlapHours } = read.value;
      return answered(await rotateWebhookSecret(partner.partnerId, path.webhookId, overlapHours, needs));
    },
  };
};

type Delivering = 'test-webhook' | 'list-deliveries' | 'resend-delivery' | 'resend-deliveries';

/** What was sent, and what is sent again. */
const deliveringHandlers = (needs: TestNeeds): RouteHandlers<Delivering> => ({
  'test-webhook': async ({ partner, path }) =>
    answered(await testWebhook(partner.partnerId, path.webhookId, needs)),
  'list-deliveries': async ({ partner, path, query }) =>
    answered(await listDeliveries(partner.partnerId, path.webhookId, query, needs)),
  'resend-delivery': async ({ partner, path: { webhookId, deliveryId } }) =>
    answered(await resendDelivery(partner.partnerId, webhookId, deliveryId, needs), 202),
  'resend-deliveries': async ({ partner, path, body }) => {
    const read = readJsonBody(body.bytes, resending);
    if (!read.ok) return read.answer;
    return answered(await resendDeliveries(partner.partnerId, path.webhookId, read.value, needs), 202);
  },
});

export const webhookHandlers = (needs: WebhookNeeds): RouteHandlers<Managing | Delivering> => ({
  ...managingHandlers(needs),
  ...deliveringHandlers(needs),
});
