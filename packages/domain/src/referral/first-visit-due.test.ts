import type { Instant } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import { instant, trainerId } from '../scenario/cast.ts';
import { accepted, received } from '../scenario/places.ts';
import type { Scene } from '../scenario/scene.ts';
import { swept } from '../scenario/swept.ts';

const standing = ({ episode }: Scene) => episode?.deadlines['first-visit'];
const visitAt = (scene: Scene, at: string): Scene =>
  scene.given('schedule-first-visit', { visitAt: instant(at) });
const missedVisit = (scene: Scene, at: Instant): Scene =>
  scene.given('record-missed-visit', { visitAt: at, reason: 'no-show' });

const reached = ({ now }: Scene) => ({ attemptedAt: now, channel: 'phone', result: 'reached' }) as const;
const missedIn = ({ journal }: Scene) =>
  journal.flatMap(({ type, data }) =>
    type === 'DeadlineMissed' && data.deadline === 'first-visit' ? [data.due] : [],
  );

/** Accepted on Monday the second of March, at eleven in New York. */
const twoWeeksLater = '2026-03-16T15:00:00.000Z';

describe('given a referral that was accepted', () => {
  it('the first visit is due 14 days later, at the same time of day', () => {
    expect(standing(accepted())).toMatchObject({ due: twoWeeksLater });
  });

  it('nothing waits for a visit before that, and a decided referral says so once', () => {
    expect(standing(received())).toBeUndefined();
    expect(accepted().when('accept-referral', {}).kind).toBe('unchanged');
  });

  it('on a closed day, it is due on the next open one', () => {
    const scene = received().at(instant('2026-03-07T16:00:00.000Z')).given('accept-referral', { trainerId });
    expect(standing(scene)).toMatchObject({ due: '2026-03-23T15:00:00.000Z' });
  });

  it('a visit within that time changes nothing; one agreed for later is what is waited for, to the end of its day', () => {
    const soon = visitAt(accepted(), '2026-03-10T14:00:00.000Z');
    expect(standing(soon)).toMatchObject({ due: twoWeeksLater });
    const later = visitAt(soon, '2026-03-24T14:00:00.000Z');
    expect(standing(later)).toMatchObject({ due: '2026-03-25T03:59:59.999Z' });
    const sameDay = visitAt(later, '2026-03-16T20:00:00.000Z');
    expect(standing(sameDay)).toMatchObject({ due: '2026-03-17T03:59:59.999Z' });
    expect(standing(visitAt(sameDay, '2026-03-12T14:00:00.000Z'))).toMatchObject({ due: twoWeeksLater });
  });

  it('a visit that the client missed counts anew from its record, and is waited for no more', () => {
    const late = visitAt(accepted(), '2026-03-24T14:00:00.000Z').at(instant('2026-03-24T16:00:00.000Z'));
    const scene = missedVisit(late, instant('2026-03-24T14:00:00.000Z'));
    expect(standing(scene)).toMatchObject({ due: '2026-04-07T16:00:00.000Z' });
    expect(scene.episode?.firstVisitAt).toBeUndefined();
  });

  it('a visit that is called off before its day is waited for no more', () => {
    const agreed = visitAt(accepted(), '2026-04-20T14:00:00.000Z').after({ days: 1 });
    const scene = missedVisit(agreed, instant('2026-04-20T14:00:00.000Z'));
    expect(standing(scene)).toMatchObject({ due: '2026-03-17T15:00:00.000Z' });
  });

  it('a missed visit that is written down late leaves the next one agreed', () => {
    const agreed = visitAt(accepted(), '2026-03-30T14:00:00.000Z').after({ days: 8 });
    const scene = missedVisit(agreed, instant('2026-03-06T14:00:00.000Z'));
    expect(scene.episode?.firstVisitAt).toBe('2026-03-30T14:00:00.000Z');
    expect(standing(scene)).toMatchObject({ due: '2026-03-31T03:59:59.999Z' });
  });

  it('ends with the first visit, and leaves nothing behind', () => {
    const visited = accepted().after({ days: 2 });
    const { episode } = visited.given('start-program', { visitHeldAt: visited.now });
    expect(episode?.deadlines['first-visit']).toBeUndefined();
    expect(episode?.visitAwaitedSince).toBeUndefined();
  });

  it('when it is missed, the referral is shown as late, until a visit is agreed', () => {
    const late = swept(accepted(), instant('2026-03-18T15:00:00.000Z'));
    expect(late.episode?.position).toBe('referral/accepted');
    expect(standing(late)).toMatchObject({ due: twoWeeksLater, missedAt: '2026-03-18T15:00:00.000Z' });
    expect(standing(late.given('record-contact-attempt', reached(late)))).toEqual(standing(late));
    const agreed = visitAt(late, '2026-03-25T14:00:00.000Z');
    expect(standing(agreed)).toMatchObject({ due: '2026-03-26T03:59:59.999Z' });
    expect(standing(agreed)).not.toHaveProperty('missedAt');
    expect(missedIn(agreed)).toEqual([twoWeeksLater]);
  });

  it('a visit that was agreed late is reminded of, and missed, as any other', () => {
    const late = swept(accepted(), instant('2026-03-18T15:00:00.000Z'));
    const agreed = swept(visitAt(late, '2026-03-25T14:00:00.000Z'), instant('2026-03-27T15:00:00.000Z'));
    expect(missedIn(agreed)).toEqual([twoWeeksLater, '2026-03-26T03:59:59.999Z']);
    const reopened = agreed
      .given('decline-referral', { reason: 'no-capacity' })
      .given('reopen-episode', { reason: 'new-information' });
    expect(standing(reopened)).toEqual(standing(agreed));
  });

  it('stops with a decline, and counts anew when the referral is reopened', () => {
    const declined = accepted().given('decline-referral', { reason: 'no-capacity' });
    expect(declined.episode?.stoppedDeadlines).toEqual(['first-visit']);
    const reopened = declined.at(instant('2026-03-09T15:00:00.000Z')).given('reopen-episode', {
      reason: 'new-information',
    });
    expect(standing(reopened)).toMatchObject({ due: '2026-03-23T15:00:00.000Z' });
  });
});

describe('given a program that runs', () => {
  it('a visit the client missed waits for no first one', () => {
    const visited = accepted().after({ days: 2 });
    const started = visited.given('start-program', { visitHeldAt: visited.now });
    expect(standing(missedVisit(started, started.now))).toBeUndefined();
  });
});
