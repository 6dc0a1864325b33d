import type { Instant, Measure, RedFlagSign } from '@continuum/contracts';
import type { Circumstances } from '../episode/commands.ts';
import type { Draft } from '../episode/transition.ts';
import { type Finding, gravestLevel, judgeRedFlags } from '../measures/index.ts';

/** What was read and seen at an entry, and when. */
export interface Observed {
  readonly readings: readonly Measure[];
  readonly signs: readonly RedFlagSign[];
  readonly at: Instant;
}

/**
 * The events of a red flag, if there is one: a caution only flags; a stop also returns the client to the
 * provider, in the same commit as the entry that showed it.
 * @param entry version of the entry
 * @param next version the first of these events will have
 */
export const redFlagDrafts = (
  { readings, signs, at }: Observed,
  entry: number,
  next: number,
  { policy, calendar }: Circumstances,
): readonly Draft[] => {
  const findings = judgeRedFlags(readings, signs, policy);
  return findings.length === 0 ? [] : raise(findings, entry, next, calendar.dateOf(at));
};

const raise = (
  findings: readonly Finding[],
  entry: number,
  next: number,
  on: ReturnType<Circumstances['calendar']['dateOf']>,
): readonly Draft[] => {
  const level = gravestLevel(findings);
  const flag: Draft = { type: 'RedFlagRaised', data: { level, findings, entry, on } };
  return level === 'caution' ? [flag] : [flag, returnedBecauseOf(next)];
};

/** The client goes back to the provider because of the red flag of that version. */
export const returnedBecauseOf = (redFlag: number): Draft => ({
  type: 'ClientReturnedToProvider',
  data: { redFlag },
  position: 'program/returned-to-provider',
});
