import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRoot } from '@continuum/tools/check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from './stack/caller.ts';
import { type Stack, startStack } from './stack/stack.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

const example = (name: string) =>
  JSON.parse(
    readFileSync(join(checkoutRoot, 'packages', 'interop', 'examples', 'fhir', `${name}.json`), 'utf8'),
  );

const post = (body: unknown, query = '', headers: Record<string, string> = {}): Promise<Reply> =>
  stack.partner(`/v1/discharges${query}`, {
    body,
    headers: { 'content-type': 'application/fhir+json', ...headers },
  });

/** The referral of an exercise loop, addressed to the demo practice by its own routing identifier. */
const addressed = () => {
  const bundle = example('exercise-loop');
  const [task, , , organization] = bundle.entry;
  organization.resource.identifier = [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }];
  task.resource.id = 'loop';
  return bundle;
};

describe('a FHIR message that is tried', () => {
  it('shows its whole translation: every field, its path, and which source stood in for another', async () => {
    const trial = await post(addressed(), '?dryRun=true');
    expect(trial.status, trial.text).toBe(200);
    expect(trial.body).toMatchObject({
      messageId: 'LOOP-2026-0061',
      outcome: 'received',
      practiceId: 'north-harbor',
      routedBy: 'identifier',
      routedFrom: 'referredTo.identifiers.0',
    });
    expect(trial.body.fields).toContainEqual({
      field: 'priority',
      path: 'entry[0].resource.priority',
      source: 'Task.priority',
      fallback: true,
      value: 'routine',
    });
    expect(trial.body.warnings).toContainEqual({
      code: 'referred-to-somebody-else',
      path: 'entry[0].resource.owner',
    });
  });

  it('and would be refused shows what could be translated all the same, and keeps nothing', async () => {
    const trial = await post(example('exercise-referral'), '?dryRun=true');
    expect(trial.body).toMatchObject({ outcome: 'refused', missing: [] });
    expect(trial.body.discharge).toBeUndefined();
    expect(trial.body.fields.map(({ field }: { field: string }) => field)).toContain('referrer.name');
    expect((await stack.partner('/v1/discharges/example-task-search')).status).toBe(404);
  });
});

describe('a FHIR message that is posted', () => {
  it('is received, and a retry gets the first receipt', async () => {
    const first = await post(addressed());
    expect(first.status, first.text).toBe(202);
    expect(first.body).toMatchObject({ outcome: 'received', practiceId: 'north-harbor', missing: [] });
    expect((await post(addressed())).text).toBe(first.text);
  });

  it('opens an episode whose client is the one it names', async () => {
    await stack.demo.cloud.atRest();
    const { body } = await stack.trainer('/v1/clients?query=Ida');
    expect(body.items).toMatchObject([{ name: { family: 'Ida Example' } }]);
  });

  it('without an id of its own is known by its Idempotency-Key', async () => {
    const bare = example('bare-service-request');
    bare.performer = undefined;
    const posted = await post(bare, '', { 'idempotency-key': 'bare-1' });
    expect(posted.status, posted.text).toBe(202);
    expect(posted.body).toMatchObject({ messageId: 'bare-1', outcome: 'received' });
    expect(posted.text).not.toContain('000-00-0000');
    expect((await stack.partner('/v1/discharges/bare-1')).body).toMatchObject({ outcome: 'received' });
    const badKey = await post(bare, '', { 'idempotency-key': 'two words' });
    expect(badKey.status).toBe(400);
  });

  it('and states no discharge is refused under its id, saying what is missing', async () => {
    const refused = await post(example('referral-message'));
    expect(refused.status).toBe(422);
    expect(refused.body.receipt).toMatchObject({ messageId: 'example-header-0062', outcome: 'refused' });
    expect(refused.body.issues[0]).toMatchObject({ path: 'entry', got: 'no CarePlan and no Encounter' });
    expect(refused.text).not.toContain('Hicks');
  });

  it('and is a batch of questions is refused, saying so', async () => {
    const batch = {
      resourceType: 'Bundle',
      id: 'questions',
      type: 'batch',
      entry: [{ request: { method: 'GET', url: 'Task' } }],
    };
    const refused = await post(batch);
    expect(refused.status).toBe(422);
    expect(refused.body.issues[0].got).toMatch(/^batch: /);
  });
});
