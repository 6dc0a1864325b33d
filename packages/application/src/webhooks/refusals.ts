/** Why a wish about webhooks is refused, and the sentence a person reads. */
const refusalSentences = {
  'address-taken': 'Another webhook posts to this address.',
  'too-many-webhooks': 'There are ten webhooks already.',
  'webhook-disabled': 'Its receiver answered 410; put the webhook again first.',
} as const;

export interface WebhookRefusal {
  readonly code: keyof typeof refusalSentences;
  readonly sentence: string;
  /** The webhook in the way. */
  readonly subject?: string;
}

export const webhookRefusal = (code: WebhookRefusal['code'], subject?: string): WebhookRefusal => ({
  code,
  sentence: refusalSentences[code],
  ...(subject === undefined ? {} : { subject }),
});
