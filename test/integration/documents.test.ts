import { afterAll, beforeAll, expect, it } from 'vitest';
import { discharge } from './stack/discharge.ts';
import { type Stack, startStack } from './stack/stack.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

const messageId = 'RPT-2026-0779';
const paper = new Uint8Array([...new TextEncoder().encode('%PDF-1.7 '), 0x00, 0xff, 0xfe, 0x80]);

interface Documents {
  readonly documents: readonly { readonly url: string; readonly title: string }[];
}

const documentsOf = async (episodeId: string): Promise<Documents['documents']> =>
  ((await stack.trainer(`/v1/episodes/${episodeId}/documents`)).body as Documents).documents;

it('a paper goes from the clinic to the trainer byte for byte, and its address opens nothing else', async () => {
  const yesterday = new Date(stack.now().getTime() - 86_400_000).toISOString();
  const episodeId = await stack.openedEpisode(discharge(messageId, yesterday));
  const sent = await stack.partner(`/v1/discharges/${messageId}/information?supplies=written-referral`, {
    body: paper,
    headers: { 'content-type': 'application/pdf', 'document-title': 'Referral letter' },
  });
  expect(sent.status, sent.text).toBe(202);
  await stack.demo.cloud.atRest();
  const [document, ...others] = await documentsOf(episodeId);
  expect(others).toEqual([]);
  const fetched = await fetch(document?.url ?? '');
  expect([fetched.status, fetched.headers.get('content-disposition')]).toEqual([200, 'attachment']);
  expect(new Uint8Array(await fetched.arrayBuffer())).toEqual(paper);
  const tampered = document?.url.replace('originals/', 'canonical/') ?? '';
  expect((await fetch(tampered)).status).toBe(403);
});
