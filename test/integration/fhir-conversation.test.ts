import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRoot } from '@continuum/tools/check';
import { demo } from '@continuum/tools/start';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, commandBy, everyItem, type Reply } from './stack/caller.ts';
import { takingOn } from './stack/program.ts';
import { type Stack, startStack } from './stack/stack.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

const example = join(checkoutRoot, 'packages', 'interop', 'examples', 'fhir', 'exercise-loop.json');

/** A referral as a clinic's system writes it: a Task for one practice, on a request, with the stay that has ended. */
const referral = (messageId: string, practice: string) => {
  const bundle = JSON.parse(readFileSync(example, 'utf8'));
  const [task, request, person, owner] = bundle.entry.map(
    ({ resource }: { resource: Record<string, unknown> }) => resource,
  );
  bundle.identifier = { value: messageId };
  task.identifier = [{ value: `TASK-${messageId}` }];
  request.identifier = [{ value: `REF-${messageId}` }];
  person.identifier = [{ system: 'urn:example:two-rivers-pt:client', value: `RPT-${messageId}` }];
  owner.identifier = [{ system: 'urn:example:practice', value: practice }];
  return {
    ...bundle,
    type: 'transaction',
    entry: bundle.entry.map((entry: { resource: { resourceType: string } }) => ({
      ...entry,
      request: { method: 'POST', url: entry.resource.resourceType },
    })),
  };
};

/** A clinic that refers, and asks now and then how its Task stands. */
const referring = async (messageId: string, practice: string) => {
  const posted = await stack.ofBothPractices('/fhir', {
    body: referral(messageId, practice),
    headers: { 'content-type': 'application/fhir+json' },
  });
  expect([posted.status, posted.body.type], posted.text).toEqual([200, 'transaction-response']);
  const [{ response }] = posted.body.entry;
  expect(response.status).toBe('201 Created');
  await stack.demo.cloud.atRest();
  const statuses: string[] = [];
  return {
    statuses,
    ask: async () => {
      const { body } = await stack.ofBothPractices(`/fhir/${response.location}`);
      statuses.push(body.status);
      return body;
    },
  };
};

const onlyEpisode = async (trainer: Caller): Promise<string> => {
  const items = await everyItem<{ readonly episodeId: string }>(trainer, '/v1/episodes');
  return String(items[0]?.episodeId);
};

const done = (reply: Reply): void => expect(reply.status, reply.text).toBe(200);

/**
 * Scenario 2 of the Physical Activity guide: the first exercise professional has no time, the second one takes the
 * person on and reports.
 * @see http://hl7.org/fhir/us/physical-activity/
 */
describe('given a clinic that refers to one practice and, refused there, to another', () => {
  it('its first Task is requested, then rejected with a reason', async () => {
    const first = await referring('SCENARIO-2A', demo.practice.practiceId);
    await first.ask();
    const episodeId = await onlyEpisode(stack.trainer);
    done(await commandBy(stack.trainer, episodeId)('decline-referral', { reason: 'no-capacity' }));
    const task = await first.ask();
    expect(first.statuses).toEqual(['requested', 'rejected']);
    expect(task.statusReason.text).toBe('no capacity');
    expect(task).not.toHaveProperty('output');
  });

  it('its second is requested, then accepted, then completed with the report as its output', async () => {
    const second = await referring('SCENARIO-2B', 'south-shore');
    await second.ask();
    const { trainer, trainerId } = stack.strangers;
    const episodeId = await onlyEpisode(trainer);
    done(await commandBy(trainer, episodeId)('accept-referral', { trainerId }));
    await second.ask();
    const { beginProgram, activateProgram, issueReport } = takingOn(trainer, episodeId, stack.now);
    await beginProgram();
    await activateProgram();
    await issueReport();
    done(await commandBy(trainer, episodeId)('close-episode', {}));
    const task = await second.ask();
    expect(second.statuses).toEqual(['requested', 'accepted', 'completed']);
    const [{ type, valueReference }] = task.output;
    expect(type.coding[0].code).toBe('resulting-activity');
    const report = await stack.ofBothPractices(`/fhir/${valueReference.reference}`);
    expect(report.body).toMatchObject({ resourceType: 'DiagnosticReport', status: 'final' });
    expect(report.body.basedOn).toEqual([task.focus]);
  });
});

/** Scenario 3: a practice that sends no word of its own until the person has begun. */
describe('given a clinic that looks only when its client has begun', () => {
  it('its Task is requested, then in progress, then completed', async () => {
    const { trainer, now } = stack;
    const third = await referring('SCENARIO-3', demo.practice.practiceId);
    await third.ask();
    const episodeId = await onlyEpisode(trainer);
    const { startProgram, activateProgram, issueReport } = takingOn(trainer, episodeId, now);
    await startProgram(demo.trainer.memberId);
    await third.ask();
    await activateProgram();
    await issueReport();
    done(await commandBy(trainer, episodeId)('close-episode', {}));
    await third.ask();
    expect(third.statuses).toEqual(['requested', 'in-progress', 'completed']);
  });
});

describe('given a client of FHIR that knows nothing else of the API', () => {
  it('learns without a token what it may do, and does what it learned', async () => {
    const { status, headers, body } = await stack.nobody('/fhir/metadata');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/fhir+json']);
    const [{ resource, operation }] = body.rest;
    expect(operation.map(({ name }: { name: string }) => name)).toEqual(['process-message']);
    for (const { type } of resource) {
      const found = await stack.ofBothPractices(`${new URL(body.implementation.url).pathname}/${type}`);
      expect([found.status, found.body.type]).toEqual([200, 'searchset']);
      for (const { fullUrl } of found.body.entry) {
        const { pathname, origin } = new URL(fullUrl);
        expect(origin).toBe(stack.demo.cloud.apiUrl);
        expect((await stack.ofBothPractices(pathname)).status).toBe(200);
      }
    }
  });
});
