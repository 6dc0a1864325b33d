import type { Position } from '../episode/position.ts';
import { plusDays } from '../kernel/instant.ts';
import { date, facts, goals, monday, note, pressure, readings, referralOf, trainerId } from './cast.ts';
import { harborCalendar, Scene } from './scene.ts';

const today = (scene: Scene) => harborCalendar.dateOf(scene.now);
const inDays = (scene: Scene, days: number) => plusDays(today(scene), days);

/** Opened by a discharge to which nothing is missing, a release of information recorded (version 2). */
export const received = (): Scene =>
  new Scene()
    .given(
      'open-referral',
      referralOf(
        facts({
          missing: [],
          papers: [
            { paper: 'written-referral', signedOn: date('2026-02-26') },
            { paper: 'informed-consent', signedOn: date('2026-02-26') },
          ],
        }),
      ),
    )
    .after({ hours: 1 })
    .given('record-paper', { paper: 'release-of-information', signedOn: date('2026-03-02') });

const informationRequested = (): Scene =>
  received().given('request-information', { items: [{ need: 'referrer', from: 'partner' }] });

export const accepted = (): Scene => received().given('accept-referral', { trainerId });

/** The first visit was held on Wednesday at ten. */
export const intake = (): Scene => {
  const visited = accepted().at(harborCalendar.plusDays(monday, 2));
  return visited.given('start-program', { visitHeldAt: visited.now }).after({ hours: 1 });
};

export const baseline = (): Scene => {
  const scene = intake();
  return scene
    .given('record-assessment', {
      kind: 'baseline',
      assessedAt: scene.now,
      measures: [...readings(95, 18), ...pressure(124)],
    })
    .after({ hours: 1 });
};

/** With a short-term and two long-term goals, and a Plan of Exercise. */
export const planned = (): Scene => {
  const scene = baseline();
  return scene
    .given('set-goals', { goals: goals(95, 120, inDays(scene, 30), inDays(scene, 90)) })
    .given('set-plan', { sessionsPerWeek: 2, durationWeeks: 12, sessionMinutes: 50, exercises: note(4) });
};

export const active = (): Scene => planned().given('activate-program', {}).after({ days: 1 });

export const onHold = (): Scene => {
  const scene = active();
  return scene.given('hold-program', { reason: 'vacation', reviewOn: inDays(scene, 10) }).after({ days: 1 });
};

/** Swelling was seen; nobody has cleared the client yet. */
export const returned = (): Scene => {
  const scene = active();
  return scene.given('return-to-provider', { signs: ['swelling'], occurredAt: scene.now }).after({ days: 1 });
};

const cleared = (scene: Scene): Scene =>
  scene.given('record-paper', { paper: 'medical-clearance', signedOn: today(scene) });

export const drafting = (): Scene =>
  active().given('conclude-program', { reason: 'plateau' }).after({ days: 1 });
export const issued = (): Scene =>
  drafting().given('issue-report', { recommendation: 'further-exercise' }).after({ days: 1 });

/** Every long-term goal met on the day the program would be 20 days old. */
export const goalsMet = (): Scene => {
  const scene = active().after({ days: 20 });
  return scene
    .given('record-assessment', { kind: 're-assessment', assessedAt: scene.now, measures: readings(155, 26) })
    .given('evaluate-goals', {});
};

/** A report that opened by itself because every goal was met. */
export const openedByGoals = (): Scene => goalsMet().given('open-report', {}).after({ days: 1 });

/** A story for every position. */
export const places: Readonly<Record<Position, () => Scene>> = {
  'referral/received': received,
  'referral/information-requested': informationRequested,
  'referral/accepted': accepted,
  'program/intake': intake,
  'program/baseline': planned,
  'program/active': active,
  'program/on-hold': onHold,
  'program/returned-to-provider': () => cleared(returned()),
  'report/drafting': drafting,
  'report/issued': issued,
  'closed/declined': () => received().given('decline-referral', { reason: 'no-capacity' }),
  'closed/cancelled': () => accepted().given('cancel-referral', { reason: 'client-request' }),
  'closed/withdrawn': () => active().given('withdraw-client', { reason: 'client-request' }),
  'closed/completed': () => issued().given('close-episode', {}),
  'closed/entered-in-error': () => received().given('mark-entered-in-error', { reason: 'wrong-client' }),
};
