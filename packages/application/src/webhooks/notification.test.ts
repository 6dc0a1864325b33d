import type { ContractEvent } from '@continuum/events';
import { describe, expect, it } from 'vitest';
import { notificationBody, notificationIdOf } from './notification.ts';

const event = (type: string, data: object, standing: object = { stage: 'referral', status: 'accepted' }) =>
  ({
    id: 'ep_abcdefghijklmnop.00000004',
    type,
    recordedAt: '2026-03-03T10:30:00.000Z',
    practiceId: 'lakeside',
    ...standing,
    data,
  }) as unknown as ContractEvent;

const told = (given: ContractEvent, messageId = 'RPT-2026-0142') => {
  const body = notificationBody(given, messageId);
  return body === undefined ? undefined : JSON.parse(body);
};

describe('what a partner is told', () => {
  it('is thin: what, when, of which message, where it stands and where to read more', () => {
    expect(told(event('ReferralAccepted', { trainerId: 'mara-lind' }))).toEqual({
      type: 'referral.accepted',
      timestamp: '2026-03-03T10:30:00.000Z',
      data: {
        messageId: 'RPT-2026-0142',
        stage: 'referral',
        status: 'accepted',
        link: '/v1/discharges/RPT-2026-0142',
      },
    });
  });

  it('says why a referral was declined or cancelled, and how an episode ended', () => {
    expect(told(event('ReferralDeclined', { reason: 'no-capacity' })).data.reason).toBe('no-capacity');
    expect(told(event('ReferralCancelled', { reason: 'duplicate' })).data.reason).toBe('duplicate');
    expect(told(event('EpisodeClosed', { outcome: 'completed', reason: 'goals-met' })).data).toMatchObject({
      outcome: 'completed',
    });
  });

  it('keeps to itself what may tell of health: why a program is held, why an episode ended', () => {
    expect(notificationBody(event('ProgramHeld', { reason: 'hospitalised' }), 'M1')).not.toContain(
      'hospital',
    );
    expect(
      notificationBody(event('EpisodeClosed', { outcome: 'ended', reason: 'medical-decline' }), 'M1'),
    ).not.toContain('medical-decline');
  });

  it('is a progress report that was sent, and no other document', () => {
    expect(told(event('DocumentSent', { document: 'progress-report' })).type).toBe('progress-report.sent');
    expect(told(event('DocumentSent', { document: 'session-log' }))).toBeUndefined();
  });

  it.each(['SessionRecorded', 'AssessmentRecorded', 'RedFlagRaised', 'DeadlineMissed', 'GoalMet'])(
    'is nothing of what is the practice’s own: %s',
    (type) => expect(told(event(type, {}))).toBeUndefined(),
  );

  it('has no stage where there is no episode yet', () => {
    expect(told(event('TherapyDischargeRefused', { issues: 2 }, {})).data).toEqual({
      messageId: 'RPT-2026-0142',
      link: '/v1/discharges/RPT-2026-0142',
    });
  });

  it.each([
    ['a slash and a hash', 'a/b#c', '/v1/discharges/a%2Fb%23c'],
    ['half a character', 'a\ud800', undefined],
    ['as many as may be', '語'.repeat(2000), undefined],
  ])('stays under 20 KB and can be followed, whatever the message id holds: %s', (_what, messageId, link) => {
    const accepted = event('ReferralAccepted', {});
    expect(told(accepted, messageId).data.link).toBe(link);
    expect(told(accepted, messageId).data.messageId).toBe(messageId);
    expect(Buffer.byteLength(notificationBody(accepted, messageId) ?? '')).toBeLessThan(20_000);
  });

  it('has one id for all its attempts, without the full stop that separates what is signed', () => {
    expect(notificationIdOf(event('ReferralAccepted', {}))).toBe('msg_ep_abcdefghijklmnop_00000004');
  });
});
