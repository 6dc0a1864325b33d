import { plusDays } from '../kernel/instant.ts';
import { facts, goals, monday, note, pressure, readings, referralOf, trainerId } from './cast.ts';
import { harborCalendar, Scene } from './scene.ts';

const onDay = (day: number): Scene['now'] => harborCalendar.plusDays(monday, day);
const dateOn = (day: number) => plusDays(harborCalendar.dateOf(monday), day);

const sent = (
  scene: Scene,
  document: 'introductory-letter' | 'assessment-summary' | 'progress-report' | 'discharge-summary',
) => scene.given('record-document-sent', { document, sentAt: scene.now, channel: 'fax' });

const assessed = (
  scene: Scene,
  kind: 'baseline' | 're-assessment' | 'final',
  flexion: number,
  grip: number,
) =>
  scene.given('record-assessment', {
    kind,
    assessedAt: scene.now,
    measures: [
      ...readings(flexion, grip),
      ...pressure(124),
      { code: 'resting-heart-rate', value: 68, unit: '/min' },
    ],
  });

const evaluated = (scene: Scene): Scene => scene.given('evaluate-goals', {});

const sessions = (from: Scene, count: number, firstDay: number): Scene => {
  let scene = from;
  for (let session = 0; session < count; session += 1) {
    scene = scene.at(onDay(firstDay + Math.floor(session * 3.5)));
    scene = scene.given('record-session', {
      heldAt: scene.now,
      durationMinutes: 50,
      readings: pressure(124),
      exertion: 13,
      exercises: [{ exercise: 'seated-row', sets: 3, repetitions: 12, loadKilograms: 8 }],
    });
  }
  return scene;
};

const referred = (): Scene => {
  let scene = new Scene()
    .given(
      'open-referral',
      referralOf(facts({ missing: ['written-referral', 'informed-consent'], papers: [] })),
    )
    .after({ hours: 3 })
    .given('accept-referral', { trainerId })
    .given('record-contact-attempt', { attemptedAt: monday, channel: 'phone', result: 'reached' })
    .given('schedule-first-visit', { visitAt: onDay(2) })
    .at(onDay(1));
  for (const paper of [
    'written-referral',
    'informed-consent',
    'release-of-information',
    'liability-release',
    'training-agreement',
  ] as const)
    scene = scene.given('record-paper', { paper, signedOn: dateOn(0) });
  return scene;
};

const begun = (scene: Scene): Scene => {
  const visited = scene.at(onDay(2));
  const started = visited.given('start-program', { visitHeldAt: visited.now, note: note(0) });
  const planned = sent(assessed(started, 'baseline', 95, 18).after({ hours: 10 }), 'introductory-letter')
    .at(onDay(3))
    .given('set-goals', { goals: goals(95, 120, dateOn(32), dateOn(92)) })
    .given('set-plan', {
      sessionsPerWeek: 2,
      durationWeeks: 12,
      sessionMinutes: 50,
      exercises: note(4),
      precautions: note(5),
    })
    .given('activate-program', {});
  return sent(planned, 'assessment-summary');
};

/** The slip of a finger at the day-30 re-assessment: 168 degrees for 118, and what it takes back. */
const corrected = (scene: Scene): Scene => {
  const mistyped = assessed(scene.at(onDay(31)), 're-assessment', 168, 20);
  const entry = mistyped.journal.at(-1);
  if (entry?.type !== 'AssessmentRecorded') throw new Error('the story records an assessment here');
  const body = { ...entry.data, measures: [...readings(118, 20), ...pressure(124)] };
  const { version } = entry;
  const right = evaluated(mistyped)
    .after({ hours: 1 })
    .given('correct-entry', {
      version,
      reason: 'mistyped',
      corrected: { command: 'record-assessment', body },
    })
    .given('set-goals', { goals: goals(118, 135, dateOn(60), dateOn(115)) });
  return sent(right, 'progress-report').given('schedule-follow-up', { visitAt: onDay(75) });
};

const ended = (scene: Scene): Scene => {
  const met = evaluated(assessed(scene.at(onDay(90)), 'final', 154, 26)).given('open-report', {});
  const issued = met.at(onDay(91)).given('issue-report', { recommendation: 'continue-independently' });
  const told = sent(issued, 'discharge-summary').at(onDay(93));
  return told.given('acknowledge-report', { acknowledgedAt: told.now, channel: 'fax' });
};

/**
 * Jodie Hicks, 56, discharged after rotator cuff surgery, from the referral to the end: 24 sessions, one
 * mistyped entry corrected, re-assessed after 30, 60 and 90 days, goals met, report issued and acknowledged.
 */
export const sampleJourney = (): Scene => {
  const first = corrected(sessions(begun(referred()), 8, 4));
  const second = evaluated(assessed(sessions(first, 8, 32).at(onDay(60)), 're-assessment', 138, 22));
  const third = sent(sessions(sent(second, 'progress-report'), 4, 61).at(onDay(74)), 'progress-report');
  return ended(sessions(third, 4, 76)).given(
    'close-episode',
    {},
    { by: { kind: 'reaction', id: 'report-stage' } },
  );
};
