import type { EpisodeId, PracticeId } from '@continuum/contracts';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../kernel/actor.ts';
import { dischargeId, episodeId, instant, monday, partnerId } from '../scenario/cast.ts';
import { type DischargeCommand, decideDischarge } from './decide.ts';
import type { Discharge, DischargeEvent } from './discharge.ts';
import { evolveDischarge } from './evolve.ts';

const by: Actor = { kind: 'partner', id: partnerId };
const original = { key: 'originals/1', hash: 'aGFzaA', contentType: 'application/json' };
const message = { name: 'receive-discharge', dischargeId, partnerId, episodeId } as const;
const accepted: DischargeCommand = {
  ...message,
  accepted: {
    practiceId: 'north-harbor' as PracticeId,
    missing: ['informed-consent'],
    warnings: ['old-discharge'],
    original,
  },
};
const issues = [{ path: 'dischargedAt', expected: 'an instant', got: 'nothing' }];
const refused: DischargeCommand = { ...message, refused: { issues, original } };
const corrected: DischargeCommand = {
  name: 'correct-discharge',
  corrected: { missing: [], warnings: [], original },
};
const provided: DischargeCommand = {
  name: 'provide-information',
  provided: { supplied: ['informed-consent'], missing: [], original },
};
const cancellation: DischargeCommand = { name: 'request-cancellation', requested: { reason: 'duplicate' } };

const told = (...commands: DischargeCommand[]) => {
  const journal: DischargeEvent[] = [];
  let discharge: Discharge | undefined;
  for (const command of commands) {
    const outcome = decideDischarge(discharge, command, { now: monday, by });
    if (outcome.kind !== 'accepted') throw new Error(`${command.name} is ${outcome.kind} in the story`);
    journal.push(...outcome.events);
    discharge = outcome.state;
  }
  return {
    journal,
    discharge,
    when: (command: DischargeCommand) => decideDischarge(discharge, command, { now: monday, by }),
  };
};

describe('receive-discharge', () => {
  it('happens: journaled with its practice, what is missing and the first canonical version', () => {
    expect(told(accepted).discharge).toMatchObject({
      status: 'received',
      version: 1,
      canonicalVersion: 1,
      practiceId: 'north-harbor',
      missing: ['informed-consent'],
      warnings: ['old-discharge'],
      issues: [],
    });
  });

  it('happens: a refused message is journaled too, with what was wrong', () => {
    const { journal, discharge } = told(refused);
    expect(journal.map(({ type }) => type)).toEqual(['TherapyDischargeRefused']);
    expect(discharge).toEqual({
      dischargeId,
      partnerId,
      episodeId,
      status: 'refused',
      version: 1,
      firstReceivedAt: monday,
      refusedAt: monday,
      canonicalVersion: 0,
      missing: [],
      warnings: [],
      issues,
    });
  });

  it('happens: a new attempt after a refusal keeps the episode id it had', () => {
    const { discharge } = told(refused, {
      ...accepted,
      episodeId: 'ep_anotheranotheranotheran' as EpisodeId,
    });
    expect(discharge).toMatchObject({ status: 'received', version: 2, episodeId, issues: [] });
  });

  it('is refused once a discharge was accepted, whatever the new attempt says', () => {
    for (const attempt of [accepted, refused])
      expect(told(accepted).when(attempt)).toEqual({
        kind: 'rejected',
        failures: [{ code: 'discharge-already-accepted', suppliedBy: 'partner' }],
      });
  });
});

describe.each([
  ['correct-discharge', corrected, 'TherapyDischargeCorrected'],
  ['provide-information', provided, 'InformationProvided'],
  ['request-cancellation', cancellation, 'CancellationRequested'],
] as const)('%s', (_name, command, type) => {
  it('happens on an accepted discharge', () => {
    expect(told(accepted, command).journal.at(-1)).toMatchObject({ type, version: 2, episodeId, by });
  });

  it.each([
    ['none', []],
    ['a refused one', [refused]],
  ])('is refused on %s', (_what, before) => {
    expect(told(...before).when(command)).toMatchObject({
      kind: 'rejected',
      failures: [{ code: 'discharge-not-accepted', suppliedBy: 'partner' }],
    });
  });
});

describe('corrections and answers', () => {
  it('each make a newer canonical form, and what is missing is told anew', () => {
    expect(told(accepted, corrected, provided).discharge).toMatchObject({
      canonicalVersion: 3,
      version: 3,
      missing: [],
    });
  });

  it('a correction alone replaces what was missing and what was warned of', () => {
    expect(told(accepted, corrected).discharge).toMatchObject({
      canonicalVersion: 2,
      missing: [],
      warnings: [],
    });
  });

  it('an answer alone replaces what was missing, and the warnings stay', () => {
    expect(told(accepted, provided).discharge).toMatchObject({
      canonicalVersion: 2,
      missing: [],
      warnings: ['old-discharge'],
    });
  });

  it('a refused attempt after another is told by its own issues', () => {
    const other = [{ path: 'client', expected: 'a person', got: 'nothing' }];
    const again: DischargeCommand = { ...message, refused: { issues: other, original } };
    expect(told(refused, again).discharge).toMatchObject({ version: 2, issues: other });
  });

  it('stay quiet when cancellation was requested already', () => {
    expect(told(accepted, cancellation).when(cancellation)).toEqual({ kind: 'unchanged' });
  });

  it('a wish to cancel from before a reopening leaves room for another; one from after it does not', () => {
    const asked = told(accepted, cancellation);
    const earlier = instant('2026-03-01T12:00:00Z');
    expect(asked.when({ ...cancellation, reopenedAt: earlier } as DischargeCommand).kind).toBe('unchanged');
    const again = { ...cancellation, reopenedAt: monday } as DischargeCommand;
    const { discharge } = told(accepted, cancellation, again);
    expect(discharge?.cancellation).toEqual({
      requestedAt: monday,
      reason: 'duplicate',
      version: 3,
      follows: 2,
    });
  });

  it('are told by the journal', () => {
    const { journal, discharge } = told(refused, accepted, corrected, provided, cancellation);
    const folded = journal.reduce<Discharge | undefined>(
      (state, event) => evolveDischarge(state, event, partnerId),
      undefined,
    );
    expect(folded).toEqual(discharge);
  });
});
