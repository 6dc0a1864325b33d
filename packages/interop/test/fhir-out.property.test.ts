import type { DischargeId, Instant } from '@continuum/contracts';
import { places, type Scene, type Step, take } from '@continuum/domain/scenario';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReferralSeen, reportOf, serviceRequestOf, taskOf } from '../src/index.ts';

/**
 * What a Task may become, by the diagram and the text of the Physical Activity guide: a request is answered, an
 * accepted one runs or ends, a hold goes on or fails, and what has ended never changes; anything not final may be
 * cancelled, and anything may turn out to be an error.
 */
const mayBecome: Readonly<Record<string, readonly string[]>> = {
  requested: ['accepted', 'rejected', 'cancelled', 'entered-in-error'],
  accepted: ['in-progress', 'completed', 'failed', 'cancelled', 'entered-in-error'],
  'in-progress': ['on-hold', 'completed', 'failed', 'cancelled', 'entered-in-error'],
  'on-hold': ['in-progress', 'failed', 'cancelled', 'entered-in-error'],
  rejected: ['entered-in-error'],
  failed: ['entered-in-error'],
  completed: ['entered-in-error'],
  cancelled: ['entered-in-error'],
  'entered-in-error': [],
};
const final = ['rejected', 'failed', 'completed', 'cancelled', 'entered-in-error'];
const needReason = ['rejected', 'cancelled', 'on-hold', 'failed'];

const seenAt = ({ episode, now }: Scene): ReferralSeen => ({
  dischargeId: `di_${'a'.repeat(26)}` as DischargeId,
  messageId: 'RPT-2026-0042',
  referralId: 'REF-0042',
  receivedAt: '2026-03-02T15:00:00.000Z' as Instant,
  changedAt: now,
  partnerName: 'Riverside Physical Therapy (fictitious)',
  practiceName: 'North Harbor MET (fictitious)',
  ...(episode === undefined ? {} : { episode }),
});

type Observed = ReturnType<typeof taskOf>;

/** What is wrong with what an observer sees of one commit after the one before. */
const forbidden = (before: Observed | undefined, after: Observed): string[] => {
  const wrong: string[] = [];
  if (needReason.includes(after.status) && (after.statusReason?.text ?? '') === '')
    wrong.push(`${after.status} without a reason`);
  if (before === undefined) return wrong;
  if (before.focus.reference !== after.focus.reference) wrong.push('another ServiceRequest');
  if (before.id !== after.id) {
    if (!final.includes(before.status)) wrong.push(`a new Task while the last is ${before.status}`);
  } else if (before.status !== after.status && !mayBecome[before.status]?.includes(after.status))
    wrong.push(`${before.status} → ${after.status}`);
  return wrong;
};

const step: fc.Arbitrary<Step> = fc.record({
  days: fc.constantFrom(0, 0, 0, 1, 3, 15, 31),
  wish: fc.nat({ max: 999 }),
  choice: fc.nat({ max: 9999 }),
});
const beginnings = fc.constantFrom(...Object.values(places)).map((place) => place());
const { numRuns } = fc.readConfigureGlobal();

describe('the Task of a referral, observed after every commit of any journey', () => {
  it('never makes a transition that the guide forbids, and says why where the guide asks for it', async () => {
    const statuses = new Set<string>();
    await fc.assert(
      fc.property(beginnings, fc.array(step, { maxLength: 40 }), (from, steps) => {
        let scene = from;
        let before: Observed | undefined;
        for (const each of [undefined, ...steps]) {
          const taken = each && take(scene, each);
          if (each !== undefined && taken === undefined) continue;
          if (taken !== undefined) scene = taken.before.with(taken.reply);
          const after = taskOf(seenAt(scene));
          statuses.add(after.status);
          expect(forbidden(before, after), taken?.wish).toEqual([]);
          before = after;
        }
      }),
      { numRuns: numRuns ?? 400 },
    );
    if (numRuns === undefined) expect([...statuses].sort()).toEqual(Object.keys(mayBecome).sort());
  });

  it('would be seen to: a declined referral that was accepted before is not rejected', () => {
    const accepted = places['referral/accepted']();
    const declined = accepted.given('decline-referral', { reason: 'unreachable' });
    const after = taskOf(seenAt(declined));
    expect(after).toMatchObject({ status: 'failed', statusReason: { text: 'unreachable' } });
    const before = taskOf(seenAt(accepted));
    expect(forbidden(before, { ...after, status: 'rejected' })).toEqual(['accepted → rejected']);
  });
});

const codes = (scene: Scene) => {
  const { status, businessStatus } = taskOf(seenAt(scene));
  return [status, businessStatus?.coding?.[0]?.code];
};

describe('where a referral stands, in the codes of the guides', () => {
  it.each([
    ['referral/received', 'requested', '2.0', 'active'],
    ['referral/information-requested', 'requested', '2.0', 'active'],
    ['referral/accepted', 'accepted', '3.0', 'active'],
    ['program/active', 'in-progress', '5.1.4', 'active'],
    ['program/on-hold', 'on-hold', '5.1.4', 'active'],
    ['program/returned-to-provider', 'on-hold', '5.1.4', 'active'],
    ['report/drafting', 'in-progress', '5.1.4', 'active'],
    ['closed/declined', 'rejected', '4.0', 'active'],
    ['closed/cancelled', 'cancelled', '6.0', 'revoked'],
    ['closed/withdrawn', 'failed', '6.0', 'active'],
    ['closed/completed', 'completed', '7.0', 'completed'],
    ['closed/entered-in-error', 'entered-in-error', undefined, 'entered-in-error'],
  ] as const)('%s is %s, %s; the request is %s', (position, status, business, request) => {
    const scene = places[position]();
    expect(codes(scene)).toEqual([status, business]);
    expect(serviceRequestOf(seenAt(scene)).status).toBe(request);
  });

  it('is requested before the referral opens', () => {
    const { episode: _none, ...posted } = seenAt(places['referral/received']());
    expect(taskOf(posted)).toMatchObject({ status: 'requested', meta: { versionId: '0' } });
  });

  it('says that a visit is agreed, and that it was missed', () => {
    const scene = places['referral/accepted']();
    const visitAt = scene.after({ days: 2 }).now;
    const agreed = scene.given('schedule-first-visit', { visitAt });
    expect(codes(agreed)).toEqual(['accepted', '5.1.1']);
    const missed = agreed.after({ days: 3 }).given('record-missed-visit', { visitAt, reason: 'no-show' });
    expect(codes(missed)).toEqual(['accepted', '5.1.2']);
  });

  it('does not tell why a program is on hold', () => {
    const told = JSON.stringify(taskOf(seenAt(places['program/on-hold']())));
    expect(told).not.toContain('vacation');
  });
});

describe('the report', () => {
  it('is the output of the Task once issued, and stays so once closed', () => {
    for (const position of ['report/issued', 'closed/completed'] as const) {
      const seen = seenAt(places[position]());
      const report = reportOf(seen);
      expect(report).toMatchObject({ status: 'final', basedOn: [taskOf(seen).focus] });
      expect(taskOf(seen).output?.[0]?.valueReference.reference).toBe(`DiagnosticReport/${report?.id}`);
    }
  });

  it('is none while it is only being written', () => {
    const seen = seenAt(places['report/drafting']());
    expect(reportOf(seen)).toBeUndefined();
    expect(taskOf(seen)).not.toHaveProperty('output');
  });
});

describe('reopening', () => {
  it('is a new Task on the same ServiceRequest', () => {
    const closed = places['closed/declined']();
    const reopened = closed.given('reopen-episode', { reason: 'closed-in-error' });
    const [first, second] = [taskOf(seenAt(closed)), taskOf(seenAt(reopened))];
    expect(second.id).not.toBe(first.id);
    expect(second.focus).toEqual(first.focus);
    expect([first.status, second.status]).toEqual(['rejected', 'requested']);
    for (const { id } of [first, second]) expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
  });
});
