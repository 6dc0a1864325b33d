export const webhookWishExample = {
  url: 'https://hooks.riverside-pt.example/continuum',
  types: ['referral.accepted', 'referral.declined', 'episode.closed'],
};

export const webhookExample = {
  webhookId: 'wh_mzxw6ytboi5dqnzqgmytembqha',
  ...webhookWishExample,
  state: 'active',
  createdAt: '2026-03-02T16:10:02.113Z',
  secrets: [{ createdAt: '2026-03-02T16:10:02.113Z' }],
};

const secret = 'whsec_bWFkZSB1cCwgYW5kIGxvbmcgZW5vdWdoIHRvIHNlcnZl';

export const newWebhookExample = { ...webhookExample, secret };

export const rotatedExample = {
  ...webhookExample,
  secrets: [
    { createdAt: '2026-03-09T08:00:00.000Z' },
    { createdAt: '2026-03-02T16:10:02.113Z', liveUntil: '2026-03-10T08:00:00.000Z' },
  ],
  secret,
};

export const deliveryExample = {
  deliveryId: 'msg_ep_mzxw6ytboi5dqnzqgmytembqha_00000004',
  type: 'referral.accepted',
  happenedAt: '2026-03-03T10:30:00.000Z',
  state: 'waiting',
  nextAttemptAt: '2026-03-03T10:35:08.210Z',
  attempts: [
    { at: '2026-03-03T10:30:01.020Z', result: 'timeout', durationMilliseconds: 5000 },
    { at: '2026-03-03T10:30:08.004Z', result: 'answered', statusCode: 503, durationMilliseconds: 120 },
  ],
  body:
    '{"type":"referral.accepted","timestamp":"2026-03-03T10:30:00.000Z","data":{"messageId":"RPT-2026-0142",' +
    '"stage":"referral","status":"accepted","link":"/v1/discharges/RPT-2026-0142"}}',
};

export const testExample = {
  deliveryId: 'msg_test_mzxw6ytboi5dqnzqgmytembqha',
  type: 'webhook.test',
  happenedAt: '2026-03-03T10:30:00.000Z',
  state: 'delivered',
  attempts: [
    { at: '2026-03-03T10:30:00.000Z', result: 'answered', statusCode: 204, durationMilliseconds: 38 },
  ],
  body: '{"type":"webhook.test","timestamp":"2026-03-03T10:30:00.000Z","data":{}}',
};
