import { describe, expect, it } from 'vitest';
import { examples, submittedExample } from './examples/index.ts';
import { parseContractEvent, parseSubmitted } from './parse.ts';

const { event } = examples.GoalMet;

describe('reading an event off the bus', () => {
  it('leaves out what it does not know, at any depth, so that a newer producer does not hurt', () => {
    const newer = { ...event, urgency: 'high', data: { ...(event.data as object), confidence: 0.9 } };
    expect(parseContractEvent('GoalMet.v1', newer)).toEqual({ ok: true, event });
  });

  it.each(['GoalMet', 'GoalMet.v2', 'goalmet.v1', 'GoalForgotten.v1', '', 'toString', '__proto__.v1'])(
    'refuses the detail type %j',
    (detailType) => {
      expect(parseContractEvent(detailType, event)).toEqual({
        ok: false,
        issues: [{ path: 'detail-type', expected: 'an event of the catalog', got: 'another name' }],
      });
    },
  );

  it('names every issue at once, by kind', () => {
    const spoiled = {
      ...event,
      version: 'Jodie',
      recordedAt: 'Hicks',
      data: { goalId: 'g10.1', horizon: 90 },
    };
    expect(parseContractEvent('GoalMet.v1', spoiled)).toEqual({
      ok: false,
      issues: [
        { path: 'recordedAt', expected: expect.stringContaining('an instant'), got: 'text of 5 characters' },
        { path: 'version', expected: 'a number', got: 'text of 5 characters' },
        { path: 'data.horizon', expected: 'one of 30-day, 90-day', got: 'a whole number' },
        { path: 'data.assessment', expected: 'a number', got: 'nothing' },
      ],
    });
  });

  it.each([undefined, null, 'text', 7, [], [event]])('refuses a detail that is no object (%#)', (detail) => {
    expect(parseContractEvent('GoalMet.v1', detail).ok).toBe(false);
    expect(parseSubmitted(detail).ok).toBe(false);
  });

  it('takes an instant with any offset and reads it as UTC', () => {
    const abroad = { ...event, recordedAt: '2026-04-06T11:40:02.3-05:00' };
    expect(parseContractEvent('GoalMet.v1', abroad)).toEqual({ ok: true, event });
  });
});

describe("reading a partner's message off the partner bus", () => {
  it('refuses what it does not know, since a sender might mean something by it', () => {
    expect(parseSubmitted({ ...submittedExample.event, partnerId: 'riverside-pt' })).toEqual({
      ok: false,
      issues: [{ path: 'partnerId', expected: 'no such field', got: 'a field' }],
    });
  });
});
