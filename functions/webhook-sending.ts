import type { SendingNeeds } from '@continuum/application';
import { createSender, problemsOfTarget, sign, type TargetProblem } from '@continuum/webhooks';

/** Of one attempt. Receivers that work longer answer first and work then. */
const timeoutMilliseconds = 10_000;

export type WebhookTargets = 'public' | 'public-and-loopback';

const rulesOf = (targets: WebhookTargets) => ({ loopbackAllowed: targets === 'public-and-loopback' });

/** How webhooks are signed and posted. */
export const webhookSending = (targets: WebhookTargets): Pick<SendingNeeds, 'chance' | 'sign' | 'send'> => ({
  chance: Math.random,
  sign,
  send: createSender({ ...rulesOf(targets), timeoutMilliseconds, now: Date.now }),
});

const expectations: Readonly<Record<TargetProblem, string>> = {
  'not-a-url': 'an absolute URL',
  'not-https': 'https',
  credentials: 'a URL without a name and password',
  port: 'port 443, or one from 1024 up',
  'not-public': 'a host on the public Internet',
};

/** What a URL of a webhook was expected to be and is not. */
export const webhookUrlExpectations =
  (targets: WebhookTargets) =>
  (url: string): readonly string[] =>
    problemsOfTarget(url, rulesOf(targets)).map((problem) => expectations[problem]);
