import { beforeEach, describe, expect, it } from 'vitest';
import { jodie } from '../../test/jodie-hicks.ts';
import { openPractice, type PracticeInMemory } from '../../test/practice-in-memory.ts';
import { activateProgram, openReferral, reAssess, startProgram } from '../../test/program-journey.ts';
import { flexion, shoulderGoals, systolic } from '../../test/readings.ts';
import { riverside } from '../../test/registry-in-memory.ts';
import { requestCancellation } from '../discharges/request-cancellation.ts';
import { TransientError } from '../ports/index.ts';

let practice: PracticeInMemory;
let episodeId: string;

beforeEach(() => {
  practice = openPractice();
});

const cancel = () =>
  requestCancellation({ partner: riverside, messageId: jodie.messageId, reason: 'client-request' }, practice);
const typesSince = (version: number) =>
  practice
    .eventsOf(episodeId)
    .slice(version)
    .map(({ type }) => type);

describe("given a partner's request to cancel", () => {
  it('a referral is cancelled and closed, as the partner asked', async () => {
    episodeId = await openReferral(practice);
    await cancel();
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({ position: 'closed/cancelled' });
    expect(practice.lastOf('EpisodeClosed').data).toEqual({
      outcome: 'cancelled',
      reason: 'client-request',
      closing: 'partner-request',
    });
  });

  it('a running program is not ended by it; the practice sees the request', async () => {
    episodeId = await startProgram(practice);
    await cancel();
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({
      position: 'program/intake',
      cancellationRequestedAt: practice.surroundings.now(),
    });
  });

  it('waits while the referral is not open yet', async () => {
    await practice.post(jodie);
    await cancel();
    await expect(practice.deliver(practice.lastOf('CancellationRequested'))).rejects.toThrow(TransientError);
  });
});

describe('given a running program with a short-term and a long-term goal', () => {
  beforeEach(async () => {
    episodeId = await activateProgram(practice);
    practice.surroundings.moveDays(28);
  });

  it('an assessment that reaches nothing changes nothing', async () => {
    const { version } = await practice.episode(episodeId);
    await reAssess(practice, episodeId, 110);
    expect(typesSince(version)).toEqual(['AssessmentRecorded']);
  });

  it('an assessment that reaches the short-term goal meets it, and the program goes on', async () => {
    const { version } = await practice.episode(episodeId);
    await reAssess(practice, episodeId, 125);
    expect(typesSince(version)).toEqual(['AssessmentRecorded', 'GoalMet']);
    expect(await practice.episode(episodeId)).toMatchObject({ position: 'program/active' });
  });

  it('the last long-term goal met opens the report by itself, once', async () => {
    const { version } = await practice.episode(episodeId);
    await reAssess(practice, episodeId, 152);
    expect(typesSince(version)).toEqual(['AssessmentRecorded', 'GoalMet', 'GoalMet', 'ReportOpened']);
    await practice.redeliverAll();
    expect(typesSince(version)).toHaveLength(4);
  });

  it('a corrected assessment reverts the goal it met by mistake, and takes the report back', async () => {
    await reAssess(practice, episodeId, 152);
    const mistyped = practice.eventsOf(episodeId).findLast(({ type }) => type === 'AssessmentRecorded')!;
    const assessedAt = practice.surroundings.now();
    const body = { kind: 're-assessment', assessedAt, measures: [flexion(125)] };
    await practice.ask(episodeId, 'correct-entry', {
      version: mistyped.version,
      reason: 'mistyped',
      corrected: { command: 'record-assessment', body },
    });
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({
      position: 'program/active',
      program: { goals: [{ metBy: mistyped.version }, {}] },
    });
    expect(typesSince(mistyped.version + 3)).toEqual(['EntryCorrected', 'GoalReverted', 'ReportWithdrawn']);
  });

  it('a corrected assessment meets the goal that the mistyped one missed', async () => {
    await reAssess(practice, episodeId, 112);
    const mistyped = practice.eventsOf(episodeId).findLast(({ type }) => type === 'AssessmentRecorded')!;
    const body = { kind: 're-assessment', assessedAt: practice.surroundings.now(), measures: [flexion(152)] };
    await practice.ask(episodeId, 'correct-entry', {
      version: mistyped.version,
      reason: 'mistyped',
      corrected: { command: 'record-assessment', body },
    });
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({ position: 'report/drafting' });
  });

  it('goals met at an assessment that stopped the program open the report when it goes on', async () => {
    const assessedAt = practice.surroundings.now();
    const measures = [flexion(152), systolic(192)];
    await practice.ask(episodeId, 'record-assessment', { kind: 're-assessment', assessedAt, measures });
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({ position: 'program/returned-to-provider' });
    practice.surroundings.moveDays(2);
    const signedOn = practice.surroundings.now().slice(0, 10);
    await practice.ask(episodeId, 'record-paper', { paper: 'medical-clearance', signedOn });
    await practice.ask(episodeId, 'resume-program', {});
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({ position: 'report/drafting' });
  });

  it('goals met are not judged twice when an assessment is announced late', async () => {
    await reAssess(practice, episodeId, 125);
    await practice.ask(episodeId, 'set-goals', {
      goals: shoulderGoals(110, { soon: '2026-04-20', later: '2026-06-20' }),
    });
    const before = practice.eventsOf(episodeId).length;
    await practice.redeliverAll();
    expect(practice.eventsOf(episodeId)).toHaveLength(before);
  });

  it('the acknowledged report closes the episode', async () => {
    await reAssess(practice, episodeId, 152);
    await practice.ask(episodeId, 'issue-report', { recommendation: 'continue-independently' });
    const acknowledgedAt = practice.surroundings.now();
    await practice.ask(episodeId, 'acknowledge-report', { acknowledgedAt, channel: 'fax' });
    await practice.deliverAll();
    expect(await practice.episode(episodeId)).toMatchObject({ position: 'closed/completed' });
    expect(practice.lastOf('EpisodeClosed').data).toEqual({
      outcome: 'completed',
      reason: 'goals-met',
      closing: 'acknowledged',
    });
  });
});
