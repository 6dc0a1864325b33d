import { beforeEach, describe, expect, it } from 'vitest';
import { openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { activateProgram, reAssess } from '../../test/program-journey.ts';
import { flexion } from '../../test/readings.ts';

let practice: PracticeInMemory;
let episodeId: string;

beforeEach(async () => {
  practice = openPractice();
  episodeId = await activateProgram(practice);
  practice.surroundings.moveDays(28);
});

const ask = (...[name, body]: [Parameters<PracticeInMemory['ask']>[1], object]) =>
  practice.ask(episodeId, name, body);
const position = async () => (await practice.episode(episodeId)).position;
const daysAgo = (days: number): string =>
  new Date(Date.parse(practice.surroundings.now()) - days * 86_400_000).toISOString();
const correctLastAssessment = async (degrees: number, assessedAt: string): Promise<void> => {
  const entry = practice.eventsOf(episodeId).findLast(({ type }) => type === 'AssessmentRecorded');
  const body = { kind: 're-assessment', assessedAt, measures: [flexion(degrees)] };
  await ask('correct-entry', {
    version: entry?.version,
    reason: 'wrong-date',
    corrected: { command: 'record-assessment', body },
  });
  await practice.deliverAll();
};

describe('given goals met at an assessment that was dated three weeks back by mistake', () => {
  beforeEach(async () => {
    await ask('record-assessment', {
      kind: 're-assessment',
      assessedAt: daysAgo(20),
      measures: [flexion(152)],
    });
    await practice.deliverAll();
  });

  it('the report waits, and opens by itself once the date is right', async () => {
    expect(await position()).toBe('program/active');
    await correctLastAssessment(152, daysAgo(0));
    expect(await position()).toBe('report/drafting');
  });
});

describe('given an episode closed between an assessment and what follows from it', () => {
  it('goals are judged and the report opens once it is reopened', async () => {
    const assessedAt = practice.surroundings.now();
    await ask('record-assessment', { kind: 're-assessment', assessedAt, measures: [flexion(152)] });
    await ask('withdraw-client', { reason: 'client-request' });
    await practice.deliverAll();
    await ask('reopen-episode', { reason: 'closed-in-error' });
    await practice.deliverAll();
    expect(await position()).toBe('report/drafting');
  });
});

describe('given an issued report', () => {
  const acknowledge = async (): Promise<void> => {
    const acknowledgedAt = practice.surroundings.now();
    await ask('acknowledge-report', { acknowledgedAt, channel: 'fax' });
    await practice.deliverAll();
  };
  const send = async (document: string): Promise<void> => {
    await ask('record-document-sent', { document, sentAt: practice.surroundings.now(), channel: 'fax' });
    await practice.deliverAll();
  };

  beforeEach(async () => {
    await reAssess(practice, episodeId, 152);
    await ask('issue-report', { recommendation: 'continue-independently' });
  });

  it('one that was corrected is amended before its acknowledgement closes the episode', async () => {
    await correctLastAssessment(155, daysAgo(0));
    await acknowledge();
    expect(await position()).toBe('report/issued');
    expect((await practice.episode(episodeId)).deadlines['report-amendment']).toBeDefined();
    await send('session-log');
    expect(await position()).toBe('report/issued');
    await send('discharge-summary');
    expect(await position()).toBe('closed/completed');
  });

  it('a document that turns out to be its amendment closes it too', async () => {
    await correctLastAssessment(155, daysAgo(0));
    await acknowledge();
    await send('session-log');
    const { version } = practice.eventsOf(episodeId).at(-1) ?? {};
    const body = {
      document: 'discharge-summary',
      sentAt: practice.surroundings.now(),
      channel: 'fax',
    };
    await ask('correct-entry', {
      version,
      reason: 'mistyped',
      corrected: { command: 'record-document-sent', body },
    });
    await practice.deliverAll();
    expect(await position()).toBe('closed/completed');
  });

  it('a summary sent before anybody acknowledges it closes nothing', async () => {
    await send('discharge-summary');
    expect(await position()).toBe('report/issued');
  });

  it('an episode that a member reopened stays open until a member closes it', async () => {
    await acknowledge();
    expect(await position()).toBe('closed/completed');
    practice.surroundings.moveDays(1);
    await ask('reopen-episode', { reason: 'new-information' });
    await practice.deliverAll();
    await send('discharge-summary');
    expect(await position()).toBe('report/issued');
  });
});
