import type { Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { plusHours } from '../kernel/instant.ts';
import { date, pressure, readings } from '../scenario/cast.ts';
import { active, baseline, goalsMet, intake, places } from '../scenario/places.ts';
import { harborCalendar, type Scene } from '../scenario/scene.ts';

const session = (scene: Scene, measures = pressure(124)) => ({
  heldAt: scene.now,
  durationMinutes: 50,
  readings: measures,
});
const assessment = (
  scene: Scene,
  kind: 'baseline' | 're-assessment' | 'final',
  measures = readings(96, 18),
) => ({
  kind,
  assessedAt: scene.now,
  measures,
});

describe('record-assessment', () => {
  it('happens: the first baseline leads to baseline', () => {
    const scene = intake();
    const { events, episode } = scene.when('record-assessment', assessment(scene, 'baseline'));
    expect(events).toEqual(['AssessmentRecorded']);
    expect(episode).toMatchObject({ position: 'program/baseline', program: { baseline: { version: 5 } } });
  });

  it('is refused out of turn and before the first visit', () => {
    const early = {
      ...assessment(intake(), 're-assessment'),
      assessedAt: harborCalendar.plusDays(intake().now, -1),
    };
    expect(intake().when('record-assessment', early).codes).toEqual([
      'baseline-missing',
      'assessment-before-program',
    ]);
    expect(baseline().when('record-assessment', assessment(baseline(), 'final')).codes).toEqual([
      'program-not-active',
    ]);
    expect(active().when('record-assessment', assessment(active(), 'baseline')).codes).toEqual([
      'baseline-recorded-already',
    ]);
  });

  it('a second baseline is recorded, and the first one stays the baseline', () => {
    const { episode } = baseline().when('record-assessment', assessment(baseline(), 'baseline'));
    expect(episode).toMatchObject({
      position: 'program/baseline',
      program: { baseline: { version: 5 }, lastAssessment: { version: 6 } },
    });
  });

  it('a late entry does not overrule a later assessment', () => {
    const scene = active().after({ days: 10 });
    const late = scene
      .given('record-assessment', assessment(scene, 're-assessment', readings(130, 20)))
      .given('record-assessment', {
        ...assessment(scene, 're-assessment', readings(100, 19)),
        assessedAt: harborCalendar.plusDays(scene.now, -3),
      });
    expect(late.episode?.program?.lastAssessment?.assessedAt).toBe(scene.now);
    expect(late.episode?.program?.goals[0]?.latest?.value).toBe(130);
  });
});

describe('given an assessment that reads something twice', () => {
  const [flexion, grip] = readings(96, 18);
  if (flexion === undefined || grip === undefined) throw new Error('the story reads flexion and grip');
  const scene = intake();
  const other = { ...flexion, value: 120 };

  it('it is refused, since either could count', () => {
    const { failures } = scene.when(
      'record-assessment',
      assessment(scene, 'baseline', [flexion, grip, other]),
    );
    expect(failures).toEqual([{ code: 'measure-repeated', subject: 'measures.2' }]);
  });

  it('another side or another protocol is another reading', () => {
    const measures = [flexion, { ...other, side: 'left' }, { ...other, protocol: 'passive' }] as const;
    expect(scene.when('record-assessment', assessment(scene, 'baseline', [...measures])).kind).toBe(
      'accepted',
    );
  });

  it('nor is an entry corrected to one', () => {
    const assessed = scene.given('record-assessment', assessment(scene, 'baseline'));
    const reply = assessed.when('correct-entry', {
      version: scene.journal.length + 1,
      reason: 'mistyped',
      corrected: { command: 'record-assessment', body: assessment(scene, 'baseline', [flexion, other]) },
    });
    expect(reply.codes).toEqual(['measure-repeated']);
  });
});

describe('record-session', () => {
  it('happens on the day of the first visit at the earliest, and is counted', () => {
    const scene = active();
    const heldAt = harborCalendar.plusDays(scene.now, -1);
    const first = scene.given('record-session', { heldAt, durationMinutes: 50 });
    const second = first.given('record-session', session(scene));
    expect(second.episode?.program).toMatchObject({ sessions: 2, lastSession: { version: 10 } });
  });

  it('a late entry is counted and does not become the last session', () => {
    const scene = active().after({ days: 5 });
    const late = { heldAt: harborCalendar.plusDays(scene.now, -2), durationMinutes: 50 };
    const told = scene.given('record-session', session(scene)).given('record-session', late);
    expect(told.episode?.program).toMatchObject({
      sessions: 2,
      lastSession: { version: 9, heldAt: scene.now },
    });
    const twice = told.given('record-session', session(scene));
    expect(twice.episode?.program?.lastSession?.version).toBe(11);
  });

  it('is refused before the first visit and without consent in force', () => {
    const scene = active().given('record-paper', { paper: 'informed-consent', signedOn: date('2026-03-04') });
    expect(
      scene.when('record-session', { heldAt: harborCalendar.plusDays(scene.now, -3), durationMinutes: 50 })
        .codes,
    ).toEqual(['session-before-program', 'paper-signed-later']);
  });

  it('is refused on a clearance that has run out, and not on one signed since', () => {
    const scene = active();
    const until = (expiresOn: string, signedOn: string) =>
      scene.given('record-paper', {
        paper: 'medical-clearance',
        signedOn: date(signedOn),
        expiresOn: date(expiresOn),
      });
    expect(until('2026-03-04', '2026-02-01').when('record-session', session(scene)).codes).toEqual([
      'paper-expired',
    ]);
    expect(until('2026-03-05', '2026-02-01').when('record-session', session(scene)).kind).toBe('accepted');
    expect(until('2026-09-01', '2026-03-06').when('record-session', session(scene)).kind).toBe('accepted');
  });
});

describe('conclude-program', () => {
  it('goals-met is refused while a long-term goal is open, none was set, or the assessment is old', () => {
    expect(intake().when('conclude-program', { reason: 'goals-met' }).codes).toEqual([
      'long-term-goal-missing',
      're-assessment-too-old',
    ]);
    expect(active().when('conclude-program', { reason: 'goals-met' }).failures).toEqual([
      { code: 'long-term-goal-open', subject: 'g6.2' },
      { code: 'long-term-goal-open', subject: 'g6.3' },
      { code: 're-assessment-too-old', suppliedBy: 'trainer' },
    ]);
    expect(goalsMet().when('conclude-program', { reason: 'goals-met' }).events).toEqual([
      'ProgramConcluded',
      'ReportOpened',
    ]);
  });

  it('any other reason happens from wherever the program stands, and is quiet the second time', () => {
    expect(
      places['program/returned-to-provider']().when('conclude-program', { reason: 'returned-to-therapy' })
        .episode.report,
    ).toMatchObject({ reason: 'returned-to-therapy' });
    expect(places['report/drafting']().when('conclude-program', { reason: 'plateau' }).kind).toBe(
      'unchanged',
    );
    expect(places['report/drafting']().when('conclude-program', { reason: 'relocation' }).codes).toEqual([
      'not-in-this-status',
    ]);
    expect(places['report/issued']().when('conclude-program', { reason: 'plateau' }).codes).toEqual([
      'not-in-this-status',
    ]);
  });
});

describe('documents and follow-up', () => {
  it('nothing is sent without a release of information in force', () => {
    const scene = active().given('record-paper', {
      paper: 'release-of-information',
      signedOn: date('2026-03-01'),
      expiresOn: date('2026-03-04'),
    });
    const sent = { document: 'introductory-letter', sentAt: scene.now, channel: 'fax' } as const;
    expect(scene.when('record-document-sent', sent).failures).toEqual([
      { code: 'paper-expired', subject: 'release-of-information', suppliedBy: 'client' },
    ]);
  });

  it('the release in force on the day of sending counts, whenever that is written down', () => {
    const scene = active().given('record-paper', {
      paper: 'release-of-information',
      signedOn: date('2026-03-01'),
      expiresOn: date('2026-03-05'),
    });
    const later = scene.after({ days: 3 });
    const on = (sentAt: Instant) =>
      later.when('record-document-sent', { document: 'assessment-summary', sentAt, channel: 'fax' }).codes;
    expect(on(scene.now)).toEqual([]);
    expect(on(later.now)).toEqual(['paper-expired']);
    const signed = later.given('record-paper', {
      paper: 'release-of-information',
      signedOn: date('2026-03-08'),
    });
    const before = { document: 'assessment-summary', sentAt: scene.now, channel: 'fax' } as const;
    expect(signed.when('record-document-sent', before).codes).toEqual(['paper-signed-later']);
  });

  it('nothing was sent before the first visit, and a letter of another time ends no waiting', () => {
    const scene = intake();
    const letter = (sentAt: Instant) =>
      ({ document: 'introductory-letter', sentAt, channel: 'fax' }) as const;
    const early = letter(harborCalendar.plusDays(scene.now, -1));
    expect(scene.when('record-document-sent', early).codes[0]).toBe('document-before-program');
    const sameDay = letter(plusHours(scene.now, -3));
    expect(scene.when('record-document-sent', sameDay).kind).toBe('accepted');
    const corrected = scene.given('record-document-sent', letter(scene.now)).when('correct-entry', {
      version: scene.journal.length + 1,
      reason: 'wrong-date',
      corrected: { command: 'record-document-sent', body: early },
    });
    expect(corrected.codes).toEqual(['document-before-program']);
  });

  it('a follow-up is over once the progress report that was due for it is sent, and by no other document', () => {
    const scene = active();
    const visitAt = harborCalendar.plusDays(scene.now, 10);
    const expecting = scene.given('schedule-follow-up', { visitAt });
    const sent = (document: 'progress-report' | 'session-log') =>
      expecting.given('record-document-sent', { document, sentAt: scene.now, channel: 'fax' }).episode;
    expect(sent('session-log')?.program?.followUp?.visitAt).toBe(visitAt);
    expect(sent('progress-report')?.program?.followUp?.servedBy).toBe(expecting.journal.length + 1);
  });

  it('a follow-up lies ahead; the same again stays quiet', () => {
    const scene = active();
    const visitAt = harborCalendar.plusDays(scene.now, 20);
    expect(scene.when('schedule-follow-up', { visitAt: scene.now }).codes).toEqual(['visit-not-ahead']);
    expect(scene.given('schedule-follow-up', { visitAt }).when('schedule-follow-up', { visitAt }).kind).toBe(
      'unchanged',
    );
  });
});
