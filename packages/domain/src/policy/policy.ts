import type { DeadlineKind, MeasureCode, RedFlagLevel, RedFlagSign } from '@continuum/contracts';

export type PolicyVersion = '2026-1';

/** How long something may take: elapsed hours, calendar days at the practice, or until that day ends there. */
export type Interval = { readonly hours: number } | { readonly days: number } | { readonly sameDay: true };

/** Steps of one ladder, all counted from the last session. */
type Inactivity = 'inactivity-outreach' | 'inactivity-hold' | 'inactivity-withdrawal';

/** A reading beyond `above` (or below `below`) raises a red flag of that level. */
export interface Threshold {
  readonly measure: MeasureCode;
  readonly level: RedFlagLevel;
  readonly above?: number;
  readonly below?: number;
}

/** Everything a practice may decide differently, under a version that every judgement names. */
export interface Policy {
  readonly version: PolicyVersion;
  /** Share of a deadline's interval after which it is reminded, 0 to 1. */
  readonly remindAfterShare: number;
  readonly intervals: Readonly<Record<Exclude<DeadlineKind, 'hold-review' | Inactivity>, Interval>> &
    Readonly<Record<Inactivity, { readonly days: number }>>;
  /** Review of a hold that the sweep began. */
  readonly inactivityHoldReviewAfterDays: number;
  readonly referralValidForDays: number;
  readonly postRehabilitationDays: number;
  readonly reAssessmentFreshForDays: number;
  readonly goalHorizonDays: Readonly<Record<'30-day' | '90-day', number>>;
  readonly thresholds: readonly Threshold[];
  /** Signs that stop exercise; every other sign means caution. */
  readonly stopSigns: readonly RedFlagSign[];
}
