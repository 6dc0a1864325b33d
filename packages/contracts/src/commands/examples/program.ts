import type { CommandExamples } from './command-examples.ts';

const flexion = {
  code: 'range-of-motion',
  unit: 'deg',
  side: 'right',
  protocol: 'shoulder-flexion-active',
} as const;

const shelfGoal: CommandExamples['set-goals']['goals'][number] = {
  horizon: '30-day',
  measure: 'range-of-motion',
  side: 'right',
  protocol: 'shoulder-flexion-active',
  unit: 'deg',
  baseline: 95,
  target: 120,
  dueOn: '2026-04-05',
  functionalActivity: 'Put a plate on the middle shelf',
};

const baseline: CommandExamples['record-assessment'] = {
  kind: 'baseline',
  assessedAt: '2026-03-06T16:20:00.000Z',
  measures: [
    { ...flexion, value: 95 },
    { code: 'grip-strength', value: 18, unit: 'kg', side: 'right', protocol: 'jamar-handle-2' },
    { code: 'resting-heart-rate', value: 68, unit: '/min' },
  ],
};

/** From the first visit to the end of the program. */
export const programExamples = {
  'start-program': { visitHeldAt: '2026-03-06T16:00:00.000Z' },
  'record-assessment': baseline,
  'set-goals': {
    goals: [
      shelfGoal,
      {
        ...shelfGoal,
        horizon: '90-day',
        target: 150,
        dueOn: '2026-06-04',
        functionalActivity: 'Put a pan on the top shelf',
      },
    ],
  },
  'set-plan': {
    sessionsPerWeek: 2,
    durationWeeks: 12,
    sessionMinutes: 50,
    exercises:
      'Pulleys and table slides to warm up; then rows, presses and carries, in a range without pain.',
    precautions: 'No load above the shoulder in the first four weeks.',
  },
  'activate-program': {},
  'record-session': {
    heldAt: '2026-03-10T16:00:00.000Z',
    durationMinutes: 50,
    readings: [{ code: 'systolic-blood-pressure', value: 124, unit: 'mm[Hg]' }],
    exertion: 12,
    exercises: [{ exercise: 'seated-row', sets: 3, repetitions: 12, loadKilograms: 10 }],
  },
  'schedule-follow-up': { visitAt: '2026-04-13T14:00:00.000Z' },
  'record-document-sent': {
    document: 'introductory-letter',
    sentAt: '2026-03-07T08:58:00.000Z',
    channel: 'fax',
  },
  'hold-program': { reason: 'vacation', reviewOn: '2026-05-08' },
  'resume-program': {},
  'return-to-provider': { signs: ['night-pain'], occurredAt: '2026-04-14T16:15:00.000Z' },
  'conclude-program': { reason: 'plateau', note: 'No change over three re-assessments.' },
  'correct-entry': {
    version: 9,
    reason: 'mistyped',
    corrected: {
      command: 'record-assessment',
      body: { ...baseline, measures: [{ ...flexion, value: 96 }] },
    },
  },
} satisfies Partial<CommandExamples>;
