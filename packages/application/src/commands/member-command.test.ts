import type { EpisodeId, MemberCommand } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { activateProgram, openReferral } from '../../test/program-journey.ts';
import { flexion, systolic } from '../../test/readings.ts';
import { mara, northHarbor, otto, registryOf } from '../../test/registry-in-memory.ts';
import { executeMemberCommand } from './member-command.ts';

let practice: PracticeInMemory;
let episodeId: string;

beforeEach(async () => {
  practice = openPractice();
  episodeId = await openReferral(practice);
});

const storedText = () =>
  JSON.stringify(
    [...practice.items.journals.values()].map(({ head, records, inbox }) => [head, records, [...inbox]]),
  );

describe('given an open referral, when a member sends a command', () => {
  it('answers with version and event ids of what happened', async () => {
    const { version } = await practice.episode(episodeId);
    expect(await practice.ask(episodeId, 'accept-referral', { trainerId: 'mara-lind' })).toEqual({
      kind: 'done',
      receipt: {
        outcome: 'accepted',
        episodeId,
        version: version + 1,
        eventIds: [`${episodeId}.${String(version + 1).padStart(8, '0')}`],
      },
    });
    expect(await practice.episode(episodeId)).toMatchObject({
      position: 'referral/accepted',
      trainerId: 'mara-lind',
    });
  });

  it('stays quiet about what is so already, and changes nothing', async () => {
    await practice.ask(episodeId, 'accept-referral', { trainerId: 'mara-lind' });
    const before = practice.eventsOf(episodeId);
    const { version } = await practice.episode(episodeId);
    expect(await practice.ask(episodeId, 'accept-referral', {})).toEqual({
      kind: 'done',
      receipt: { outcome: 'unchanged', episodeId, version, eventIds: [] },
    });
    expect(practice.eventsOf(episodeId)).toEqual(before);
  });

  it('refuses with every rule that says no, and writes nothing', async () => {
    await practice.ask(episodeId, 'accept-referral', {});
    const before = storedText();
    const visitHeldAt = practice.surroundings.now();
    const result = await practice.ask(episodeId, 'start-program', { visitHeldAt });
    expect(result).toEqual({
      kind: 'rejected',
      version: (await practice.episode(episodeId)).version,
      failures: [
        { code: 'trainer-unassigned', suppliedBy: 'coordinator' },
        { code: 'paper-missing', subject: 'informed-consent', suppliedBy: 'client' },
        { code: 'paper-missing', subject: 'release-of-information', suppliedBy: 'client' },
      ],
    });
    expect(storedText()).toBe(before);
  });

  it('refuses a version that is not the present one, and names it', async () => {
    const { version } = await practice.episode(episodeId);
    expect(await practice.ask(episodeId, 'accept-referral', {}, { ifVersion: version - 1 })).toEqual({
      kind: 'stale',
      version,
    });
  });

  it('knows no episode of another practice', async () => {
    const elsewhere = 'ep_aaaaaaaaaaaaaaaaaaaaaaaaaa';
    expect(await practice.ask(elsewhere, 'accept-referral', {}, { ifVersion: 1 })).toEqual({
      kind: 'not-found',
    });
  });

  it.each<[string, MemberCommand, object, string]>([
    [
      'a visit missed next week',
      'record-missed-visit',
      { visitAt: '2026-03-09T15:00:00Z', reason: 'no-show' },
      'visitAt',
    ],
    ['a trainer nobody knows', 'assign-trainer', { trainerId: 'nobody' }, 'trainerId'],
    ['a coordinator as the trainer', 'assign-trainer', { trainerId: 'otto-berg' }, 'trainerId'],
  ])('calls %s malformed, and says where', async (_what, name, body, path) => {
    const before = storedText();
    expect(await practice.ask(episodeId, name, body)).toMatchObject({
      kind: 'malformed',
      issues: [{ path: [path] }],
    });
    expect(storedText()).toBe(before);
  });

  it('keeps who did it, in which journal and because of what', async () => {
    await practice.ask(episodeId, 'accept-referral', {}, { key: 'first', member: otto });
    expect(practice.eventsOf(episodeId).at(-1)).toMatchObject({
      type: 'ReferralAccepted',
      by: { kind: 'member', id: 'otto-berg' },
      practiceId: 'north-harbor',
      partnerId: 'riverside-pt',
      causedBy: 'C#north-harbor/otto-berg#first',
    });
  });
});

describe('given a command that was accepted, when it comes again', () => {
  const body = { trainerId: 'mara-lind' };

  it('gets the first receipt byte for byte, whatever happened since', async () => {
    const { version } = await practice.episode(episodeId);
    const first = await practice.ask(episodeId, 'accept-referral', body, { key: 'once', ifVersion: version });
    await practice.ask(episodeId, 'withdraw-client', { reason: 'client-request' });
    const before = storedText();
    const again = await practice.ask(episodeId, 'accept-referral', body, { key: 'once', ifVersion: version });
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
    expect(storedText()).toBe(before);
  });

  it('gets it though the trainer it names left meanwhile', async () => {
    const { version } = await practice.episode(episodeId);
    const once = { key: 'once', ifVersion: version };
    const first = await practice.ask(episodeId, 'accept-referral', body, once);
    const registry = registryOf([], [], []);
    const again = await practice.ask(episodeId, 'accept-referral', body, { ...once, registry });
    expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  });

  it('answers that of a command that changed nothing as it did first, whatever happened meanwhile', async () => {
    await practice.ask(episodeId, 'accept-referral', body);
    const { version } = await practice.episode(episodeId);
    const first = await practice.ask(episodeId, 'accept-referral', {}, { key: 'again' });
    expect(first).toMatchObject({ kind: 'done', receipt: { outcome: 'unchanged', version } });
    await practice.ask(episodeId, 'record-contact-attempt', {
      attemptedAt: practice.surroundings.now(),
      channel: 'phone',
      result: 'no-answer',
    });
    expect(
      await practice.ask(episodeId, 'accept-referral', {}, { key: 'again', ifVersion: version }),
    ).toEqual(first);
  });

  it('needs no version again; the first command does', async () => {
    const send = () =>
      executeMemberCommand(
        {
          member: mara,
          practice: northHarbor,
          episodeId: episodeId as EpisodeId,
          name: 'accept-referral',
          body: { trainerId: mara.memberId },
          idempotencyKey: 'once',
          ifVersion: undefined,
          raw: JSON.stringify({ trainerId: mara.memberId }),
        },
        practice,
      );
    expect(await send()).toEqual({ kind: 'version-required' });
    const first = await practice.ask(
      episodeId,
      'accept-referral',
      { trainerId: mara.memberId },
      { key: 'once' },
    );
    expect(await send()).toEqual(first);
  });

  it('refuses another request under the same key', async () => {
    await practice.ask(episodeId, 'accept-referral', body, { key: 'once' });
    expect(await practice.ask(episodeId, 'accept-referral', {}, { key: 'once' })).toEqual({
      kind: 'key-reused',
    });
    expect(await practice.ask(episodeId, 'assign-trainer', body, { key: 'once' })).toEqual({
      kind: 'key-reused',
    });
  });

  it("keeps one member's keys apart from another's", async () => {
    await practice.ask(episodeId, 'accept-referral', body, { key: 'once' });
    const result = await practice.ask(episodeId, 'accept-referral', {}, { key: 'once', member: otto });
    expect(result).toMatchObject({ kind: 'done', receipt: { outcome: 'unchanged' } });
  });
});

describe('given free text in a command', () => {
  it('is kept as a note and only referred to by its event', async () => {
    const spoken = 'Worried about the stairs at home';
    await practice.ask(episodeId, 'accept-referral', { note: spoken });
    const kept = [...practice.items.journals.values()].find(({ notes }) => notes.size > 0);
    const [note] = [...(kept?.notes.values() ?? [])];
    expect(note?.text).toBe(spoken);
    expect(practice.eventsOf(episodeId).at(-1)).toMatchObject({
      data: {
        note: { noteId: note?.noteId, saltedHash: practice.surroundings.hash(`${note?.salt}${spoken}`) },
      },
    });
    expect(storedText()).not.toContain(spoken);
    expect(JSON.stringify(practice.announced())).not.toContain(note?.noteId);
  });
});

describe('given a running program', () => {
  beforeEach(async () => {
    practice = openPractice();
    episodeId = await activateProgram(practice);
  });

  it('a stop-level reading is recorded, raised and returned to the provider in one commit', async () => {
    const { version } = await practice.episode(episodeId);
    const heldAt = practice.surroundings.now();
    const session = { heldAt, durationMinutes: 50, readings: [systolic(192)] };
    const result = await practice.ask(episodeId, 'record-session', session);
    expect(result).toMatchObject({ receipt: { version: version + 3 } });
    const told = practice.eventsOf(episodeId).slice(version);
    expect(told.map(({ type }) => type)).toEqual([
      'SessionRecorded',
      'RedFlagRaised',
      'ClientReturnedToProvider',
    ]);
    expect(told.every(({ recordedAt }) => recordedAt === heldAt)).toBe(true);
  });

  it('a correction finds the entry it names, and refuses a version that holds none', async () => {
    const assessedAt = practice.surroundings.now();
    const corrected = {
      command: 'record-assessment',
      body: { kind: 'baseline', assessedAt, measures: [flexion(98)] },
    };
    const baseline = practice.eventsOf(episodeId).find(({ type }) => type === 'AssessmentRecorded')!;
    const correction = { reason: 'mistyped', corrected };
    expect(
      await practice.ask(episodeId, 'correct-entry', { ...correction, version: baseline.version }),
    ).toMatchObject({ kind: 'done', receipt: { outcome: 'accepted' } });
    expect(await practice.ask(episodeId, 'correct-entry', { ...correction, version: 999 })).toMatchObject({
      kind: 'rejected',
      failures: [{ code: 'entry-not-found', subject: '999' }],
    });
    expect(await practice.ask(episodeId, 'correct-entry', { ...correction, version: 1 })).toMatchObject({
      kind: 'rejected',
      failures: [{ code: 'entry-of-another-kind', subject: '1' }],
    });
  });
});
