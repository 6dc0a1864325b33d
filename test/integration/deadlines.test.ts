import type { DeadlineView, EpisodeRowView, EpisodeView, TimelineEntry } from '@continuum/contracts';
import { demo } from '@continuum/tools/start';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyItem } from './stack/caller.ts';
import { discharge } from './stack/discharge.ts';
import { takingOn } from './stack/program.ts';
import { type Stack, startStack } from './stack/stack.ts';

const hour = 3_600_000;
const day = 24 * hour;
const monday = 1;

let stack: Stack;
let begun: number;
/** Nobody answers the first, the second's report stays unanswered, the third's client never comes. */
let unanswered: string;
let reported: string;
let silent: string;

const episode = async (id: string): Promise<EpisodeView> => (await stack.trainer(`/v1/episodes/${id}`)).body;
const deadline = async (id: string, kind: string): Promise<DeadlineView | undefined> =>
  (await episode(id)).deadlines.find((one) => one.deadline === kind);
const timeline = (id: string) => everyItem<TimelineEntry>(stack.trainer, `/v1/episodes/${id}/timeline`);
const workList = () => everyItem<EpisodeRowView>(stack.trainer, '/v1/episodes');

/** What the sweep wrote into an episode's timeline about one kind of deadline, in order. */
const swept = async (id: string, kind: string): Promise<readonly string[]> =>
  (await timeline(id))
    .filter(({ by, data }) => by.kind === 'sweep' && data['deadline'] === kind)
    .map(({ type }) => type);
const sweptEndings = async (id: string) =>
  (await timeline(id)).filter(
    ({ by, type }) => by.kind === 'sweep' && ['ProgramHeld', 'EpisodeClosed'].includes(type),
  );

/** Moves the clock to so long after the beginning. */
const moveTo = (milliseconds: number): Promise<void> =>
  stack.advance({ advanceHours: (begun + milliseconds - stack.now().getTime()) / hour });

/** Where the practice is: date and time of day, so that days keep their length when its clocks are changed. */
const atPractice = (instant: string) => {
  const [date = '', time] = new Date(instant)
    .toLocaleString('sv-SE', { timeZone: demo.practice.timeZone })
    .split(' ');
  return { day: Date.parse(date) / day, time };
};
const daysBetween = (from: string, to: string): number => {
  const [start, end] = [atPractice(from), atPractice(to)];
  expect(end.time).toBe(start.time);
  return end.day - start.day;
};

beforeAll(async () => {
  stack = await startStack();
  const { now, openedEpisode, trainer } = stack;
  // On a Monday at noon: 48 hours later the practice is open.
  const untilMonday = (7 + monday - now().getUTCDay()) % 7 || 7;
  const noon = Math.floor(now().getTime() / day) * day + untilMonday * day + 18 * hour;
  await stack.advance({ advanceHours: (noon - now().getTime()) / hour });
  begun = now().getTime();
  const discharged = new Date(begun - day).toISOString();
  silent = await openedEpisode(discharge('SILENT', discharged));
  await takingOn(trainer, silent, now).startProgram(demo.trainer.memberId);
  await takingOn(trainer, silent, now).activateProgram();
  reported = await openedEpisode(discharge('REPORTED', discharged));
  await takingOn(trainer, reported, now).startProgram(demo.trainer.memberId);
  await takingOn(trainer, reported, now).issueReport();
  unanswered = await openedEpisode(discharge('UNANSWERED', discharged));
});
afterAll(() => stack?.stop());

describe('given a referral that nobody answers', () => {
  it('is due 48 hours after it was opened, and reminded of after three quarters of them', async () => {
    const { openedAt } = await episode(unanswered);
    const { due = '', remindAt = '' } = (await deadline(unanswered, 'referral-answer')) ?? {};
    expect(Date.parse(due) - Date.parse(openedAt)).toBe(48 * hour);
    expect(Date.parse(remindAt) - Date.parse(openedAt)).toBe(36 * hour);
  });

  it('is reminded of once, and not before', async () => {
    await moveTo(35.9 * hour);
    expect(await swept(unanswered, 'referral-answer')).toEqual([]);
    await moveTo(37 * hour);
    expect(await swept(unanswered, 'referral-answer')).toEqual(['DeadlineApproaching']);
    expect(await deadline(unanswered, 'referral-answer')).toHaveProperty('remindedAt');
  });

  it('is missed once, and then comes first on the work list, late', async () => {
    await moveTo(49 * hour);
    expect(await swept(unanswered, 'referral-answer')).toEqual(['DeadlineApproaching', 'DeadlineMissed']);
    expect(await deadline(unanswered, 'referral-answer')).toHaveProperty('missedAt');
    const late = (await workList()).find(({ episodeId }) => episodeId === unanswered);
    expect(late).toMatchObject({ late: true, stage: 'referral' });
    const dues = (await workList()).map(({ due = '9999' }) => due);
    expect(dues).toEqual([...dues].sort());
  });
});

describe('given a client who does not come', () => {
  it('is flagged after 14 days, and the program goes on', async () => {
    await moveTo(15 * day);
    expect(await swept(silent, 'inactivity-outreach')).toEqual(['DeadlineApproaching', 'DeadlineMissed']);
    expect(await episode(silent)).toMatchObject({ stage: 'program', status: 'active' });
  });

  it('is put on hold after 30 days, for inactivity', async () => {
    await moveTo(31 * day);
    expect(await swept(silent, 'inactivity-hold')).toContain('DeadlineMissed');
    expect(await sweptEndings(silent)).toMatchObject([
      { type: 'ProgramHeld', data: { reason: 'inactivity' }, by: { kind: 'sweep', id: 'deadline-sweep' } },
    ]);
    expect(await episode(silent)).toMatchObject({ status: 'on-hold', suspension: { reason: 'inactivity' } });
  });

  it('is withdrawn after 60 days, and leaves the work list', async () => {
    await moveTo(61 * day);
    expect((await sweptEndings(silent)).at(-1)).toMatchObject({
      type: 'EpisodeClosed',
      data: { outcome: 'withdrawn', reason: 'lost-to-follow-up', closing: 'inactivity' },
    });
    expect(await episode(silent)).toMatchObject({ stage: 'closed', status: 'withdrawn', deadlines: [] });
    expect((await workList()).map(({ episodeId }) => episodeId)).not.toContain(silent);
  });

  it('was judged on the days of the practice, counted from the activation', async () => {
    const entries = await timeline(silent);
    const activated = entries.find(({ type }) => type === 'ProgramActivated')?.recordedAt ?? '';
    const dues = entries
      .filter(
        ({ type, data }) => type === 'DeadlineMissed' && String(data['deadline']).startsWith('inactivity'),
      )
      .map(({ data }) => daysBetween(activated, String(data['due'])));
    expect(dues).toEqual([14, 30, 60]);
  });
});

describe('given a report that the referrer never answers', () => {
  it('was reminded of once, and closed 30 days after it was issued, as unanswered', async () => {
    const entries = await timeline(reported);
    expect(await swept(reported, 'report-acknowledgement')).toEqual([
      'DeadlineApproaching',
      'DeadlineMissed',
    ]);
    const issued = entries.find(({ type }) => type === 'ReportIssued');
    const missed = entries.find(
      ({ type, data }) => type === 'DeadlineMissed' && data['deadline'] === 'report-acknowledgement',
    );
    expect(daysBetween(issued?.recordedAt ?? '', String(missed?.data['due']))).toBe(30);
    expect(entries.at(-1)).toMatchObject({
      type: 'EpisodeClosed',
      data: { outcome: 'completed', reason: 'plateau', closing: 'unanswered' },
      by: { kind: 'sweep', id: 'deadline-sweep' },
    });
    expect((await stack.partner('/v1/discharges/REPORTED')).body).toMatchObject({
      stage: 'closed',
      status: 'completed',
    });
  });
});

it('repeats nothing when the clock goes on', async () => {
  const everything = () => Promise.all([unanswered, reported, silent].map(timeline));
  const before = await everything();
  await moveTo(120 * day);
  expect(await everything()).toEqual(before);
});

it('leaves out nothing when the clock jumps over all of it', async () => {
  const late = await stack.openedEpisode(
    discharge('JUMPED', new Date(stack.now().getTime() - day).toISOString()),
  );
  const program = takingOn(stack.trainer, late, stack.now);
  await program.startProgram(demo.trainer.memberId);
  await program.activateProgram();
  await stack.advance({ advanceDays: 61 });
  for (const kind of ['inactivity-outreach', 'inactivity-hold', 'inactivity-withdrawal'])
    expect(await swept(late, kind), kind).toEqual(['DeadlineApproaching', 'DeadlineMissed']);
  expect((await sweptEndings(late)).map(({ type }) => type)).toEqual(['ProgramHeld', 'EpisodeClosed']);
  expect(await swept(late, 're-assessment')).toContain('DeadlineApproaching');
});
