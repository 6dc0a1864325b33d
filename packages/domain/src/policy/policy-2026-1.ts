import type { Policy } from './policy.ts';

/**
 * The policy a practice starts with.
 *
 * Letter, summary and 30-day report: METI, "Your job's not over till the paperwork is done" and "Client
 * Management System", part 6 (postrehab.com). Day-365 rule: METI, "Medical exercise training or post rehab
 * fitness". Resting blood pressure: absolute above 180/110, relative above 160/100 (PMC10959113). Resting heart
 * rate above 120: absolute contraindication; from 100: caution (heartonline.org.au, ATS 6MWT statement).
 * The 48-hour answer, 14-day first visit, 90-day referral, inactivity and acknowledgement intervals are house defaults.
 */
export const policy2026v1: Policy = {
  version: '2026-1',
  remindAfterShare: 0.75,
  intervals: {
    'referral-answer': { hours: 48 },
    'first-visit': { days: 14 },
    'introductory-letter': { hours: 24 },
    'assessment-summary': { days: 7 },
    're-assessment': { days: 30 },
    'progress-report': { days: 30 },
    'change-in-status': { sameDay: true },
    'inactivity-outreach': { days: 14 },
    'inactivity-hold': { days: 30 },
    'inactivity-withdrawal': { days: 60 },
    report: { days: 7 },
    'report-acknowledgement': { days: 30 },
    'report-amendment': { days: 7 },
  },
  inactivityHoldReviewAfterDays: 14,
  referralValidForDays: 90,
  postRehabilitationDays: 365,
  reAssessmentFreshForDays: 14,
  goalHorizonDays: { '30-day': 30, '90-day': 90 },
  thresholds: [
    { measure: 'systolic-blood-pressure', level: 'stop', above: 180 },
    { measure: 'systolic-blood-pressure', level: 'caution', above: 160 },
    { measure: 'diastolic-blood-pressure', level: 'stop', above: 110 },
    { measure: 'diastolic-blood-pressure', level: 'caution', above: 100 },
    { measure: 'resting-heart-rate', level: 'stop', above: 120 },
    { measure: 'resting-heart-rate', level: 'caution', above: 99 },
  ],
  stopSigns: [],
};
