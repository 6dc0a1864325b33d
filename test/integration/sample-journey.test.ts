import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EpisodeView, PageOf, TimelineEntry } from '@continuum/contracts';
import { type DemoCloud, defaultRegion, startDemoCloud } from '@continuum/tools/start';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const data = mkdtempSync(join(tmpdir(), 'continuum-journey-'));
const told: string[] = [];
let demo: DemoCloud;
let episodeId: string;
let timeline: readonly TimelineEntry[];

const read = async <Body>(path: string): Promise<Body> => {
  const headers = { authorization: `Bearer ${await demo.trainerToken()}` };
  const response = await fetch(`${demo.cloud.apiUrl}${path}`, { headers });
  expect(response.status).toBe(200);
  return (await response.json()) as Body;
};

const eventsOf = (type: string): readonly TimelineEntry[] => timeline.filter((entry) => entry.type === type);

beforeAll(async () => {
  demo = await startDemoCloud(
    { port: 0, dataFolder: data, fresh: false, region: defaultRegion },
    () => undefined,
  );
  episodeId = await demo.playJourney((line) => told.push(line));
  timeline = (await read<PageOf<TimelineEntry>>(`/v1/episodes/${episodeId}/timeline?limit=100`)).items;
});
afterAll(async () => {
  await demo?.cloud.stop();
  rmSync(data, { recursive: true, force: true });
});

describe('the sample journey', () => {
  test('ends closed and completed, as the clinic reads too', async () => {
    const episode = await read<EpisodeView>(`/v1/episodes/${episodeId}`);
    expect(episode).toMatchObject({
      stage: 'closed',
      status: 'completed',
      clientName: 'Hicks, Jodie',
      deadlines: [],
    });
    expect(told.at(-1)).toContain('closed/completed');
  });

  test('is told step by step, on the days it happens', () => {
    const days = told.flatMap((line) => /^ {2}day +(\d+) {2}\S/.exec(line)?.[1] ?? []).map(Number);
    expect(days).toHaveLength(told.length - 1);
    expect(days).toEqual([...days].sort((one, other) => one - other));
    expect([days[0], days.at(-1)]).toEqual([0, 93]);
    for (const step of [
      'accepted',
      'papers',
      'first visit',
      'goals',
      'sessions',
      'corrected',
      're-assessment',
      'report',
    ])
      expect(told.join('\n')).toContain(step);
  });

  test('holds twenty-four sessions, and re-assessments after 30, 60 and 90 days', () => {
    expect(eventsOf('SessionRecorded')).toHaveLength(24);
    expect(eventsOf('AssessmentRecorded').map(({ data }) => data['kind'])).toEqual([
      'baseline',
      're-assessment',
      're-assessment',
      'final',
    ]);
  });

  test('the mistyped entry meets goals, and its correction takes them back', () => {
    const met = timeline.findIndex(({ type }) => type === 'GoalMet');
    const corrected = timeline.findIndex(({ type }) => type === 'EntryCorrected');
    expect(corrected).toBeGreaterThan(met);
    expect(eventsOf('GoalReverted').map(({ data }) => data['goalId'])).toEqual(
      timeline.slice(0, corrected).flatMap(({ type, data }) => (type === 'GoalMet' ? [data['goalId']] : [])),
    );
  });

  test('what nobody does by hand happens by itself: opening, goals, report, closing, reminders', () => {
    const by = (type: string) => new Set(eventsOf(type).map(({ by }) => by.id));
    expect(by('ReferralOpened')).toEqual(new Set(['referral-stage']));
    expect(by('GoalMet')).toEqual(new Set(['program-stage']));
    expect(by('ReportOpened')).toEqual(new Set(['report-stage']));
    expect(by('EpisodeClosed')).toEqual(new Set(['report-stage']));
    expect(by('DeadlineApproaching')).toEqual(new Set(['deadline-sweep']));
    expect(eventsOf('DeadlineMissed')).toEqual([]);
  });

  test('nothing is left behind: no dead letter, no message waiting, no failure', async () => {
    const response = await fetch(`${demo.cloud.apiUrl}/_local/`, { headers: { accept: 'application/json' } });
    const insides = (await response.json()) as {
      queues: { waiting: number; inFlight: number; hidden: number }[];
      functions: { failures: number }[];
    };
    expect(insides.queues.length).toBeGreaterThan(4);
    for (const queue of insides.queues) expect(queue).toMatchObject({ waiting: 0, inFlight: 0, hidden: 0 });
    for (const one of insides.functions) expect(one).toMatchObject({ failures: 0 });
  });
});
