// Verifies a webhook as Standard Webhooks describes it: https://www.standardwebhooks.com
// Node 18 or later, no dependencies. In a server, call verify() with the body exactly as it came, before it is parsed.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const toleranceSeconds = 300;

/**
 * Throws unless the body was signed with the secret (whsec_...) within the last five minutes.
 * @param {{ id: string, timestamp: string, signature: string }} headers webhook-id, webhook-timestamp, webhook-signature
 * @param {Buffer} body the bytes as they came
 */
export function verify(secret, { id, timestamp, signature }, body, nowSeconds = Date.now() / 1000) {
  if (!/^\d+$/.test(timestamp) || Math.abs(nowSeconds - Number(timestamp)) > toleranceSeconds) {
    throw new Error('the timestamp is not of now');
  }
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (key.length === 0) throw new Error('there is no secret');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  // While one secret replaces another there are two signatures.
  const matches = signature.split(' ').some((one) => {
    const [version, value = ''] = one.split(',');
    const given = Buffer.from(value, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!matches) throw new Error('no signature matches');
}

// WEBHOOK_SECRET=whsec_... node verify.mjs ID TIMESTAMP SIGNATURE < body
if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , id = '', timestamp = '', signature = ''] = process.argv;
  try {
    verify(process.env.WEBHOOK_SECRET ?? '', { id, timestamp, signature }, await buffer(process.stdin));
    process.stdout.write('verified\n');
  } catch (error) {
    process.stdout.write(`refused: ${error.message}\n`);
    process.exitCode = 1;
  }
}
