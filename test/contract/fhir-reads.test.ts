import { beforeAll, describe, expect, it } from 'vitest';
import { commandBy } from '../integration/stack/caller.ts';
import { discharge } from '../integration/stack/discharge.ts';
import { callerAs } from '../kit/system/callers.ts';
import { openedBy, takenOn } from '../kit/system/story.ts';
import { openSystem, type System } from '../kit/system/system.ts';

let system: System;

const clinic = () => callerAs(system, 'client-riverside');
const open = async (messageId: string): Promise<string> =>
  (await openedBy(system, 'client-riverside', 'sub-mara', discharge(messageId, '2026-02-27T15:00:00Z')))
    .episodeId;
const command = async (episodeId: string, name: string, body: unknown): Promise<void> => {
  const reply = await commandBy(callerAs(system, 'sub-mara'), episodeId)(name, body);
  if (reply.status !== 200) throw new Error(`${name} was answered with ${reply.status}: ${reply.text}`);
};

interface Seen {
  readonly id: string;
  readonly status: string;
  readonly focus: { readonly reference: string };
}

const search = async (type: string, query: string) => (await clinic()(`/fhir/${type}?${query}`)).body;
const found = async (type: string, messageId: string): Promise<readonly Seen[]> =>
  (await search(type, `identifier=${messageId}`)).entry.map(({ resource }: { resource: Seen }) => resource);

beforeAll(async () => {
  system = await openSystem();
});

describe('given a referral that was declined and reopened', () => {
  let episodeId: string;

  beforeAll(async () => {
    episodeId = await open('REOPENED-1');
    await command(episodeId, 'decline-referral', { reason: 'no-capacity' });
    await command(episodeId, 'reopen-episode', { reason: 'closed-in-error' });
  });

  it('the clinic sees two Tasks of one request: the first as it ended, the second as it stands', async () => {
    const [first, second, ...more] = await found('Task', 'REOPENED-1');
    expect(more).toEqual([]);
    expect([first?.status, second?.status]).toEqual(['rejected', 'requested']);
    expect(second?.focus).toEqual(first?.focus);
    expect(await found('ServiceRequest', 'REOPENED-1')).toHaveLength(1);
  });

  it('and the first never changes again, whatever becomes of the second', async () => {
    const [{ id: firstId } = { id: '' }] = await found('Task', 'REOPENED-1');
    const { text: before } = await clinic()(`/fhir/Task/${firstId}`);
    await command(episodeId, 'accept-referral', { trainerId: 'mara-lind' });
    expect((await clinic()(`/fhir/Task/${firstId}`)).text).toBe(before);
    const [, second] = await found('Task', 'REOPENED-1');
    expect(second?.status).toBe('accepted');
    expect((await clinic()(`/fhir/Task/${second?.id}`)).body).toEqual(second);
  });
});

describe('given a report that was issued', () => {
  it('it is read as the output of its Task', async () => {
    const episodeId = await open('REPORTED-1');
    const { startProgram, activateProgram, issueReport } = takenOn(system, 'sub-mara', episodeId);
    await startProgram('mara-lind');
    await activateProgram();
    expect(await found('DiagnosticReport', 'REPORTED-1')).toEqual([]);
    await issueReport();
    const [task] = (await search('Task', 'identifier=REPORTED-1')).entry;
    const { reference } = task.resource.output[0].valueReference;
    const report = await clinic()(`/fhir/${reference}`);
    expect(report.body).toMatchObject({ resourceType: 'DiagnosticReport', status: 'final' });
    expect(await found('DiagnosticReport', 'REPORTED-1')).toEqual([report.body]);
  });
});

describe('given more referrals than a page holds', () => {
  it('the clinic turns pages by their links, and sees each once', async () => {
    for (const messageId of ['PAGED-1', 'PAGED-2', 'PAGED-3']) await open(messageId);
    const refused = { ...discharge('PAGED-REFUSED'), dischargedAt: 'tomorrow' };
    expect((await clinic()('/v1/discharges', { body: refused })).status).toBe(422);
    const ids: string[] = [];
    let query: string | undefined = '_count=2';
    while (query !== undefined) {
      const page = await search('ServiceRequest', query);
      expect(page.entry.length).toBeLessThanOrEqual(2);
      ids.push(...page.entry.map(({ resource }: { resource: Seen }) => resource.id));
      const next = page.link.find(({ relation }: { relation: string }) => relation === 'next');
      query = next && new URL(next.url).search.slice(1);
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(5);
  });

  it('what is no place in that list is refused with an outcome', async () => {
    const { status, body } = await clinic()('/fhir/Task?after=nonsense');
    expect([status, body.resourceType]).toEqual([400, 'OperationOutcome']);
    expect(body.issue[0].expression).toEqual(['http.after']);
  });
});
