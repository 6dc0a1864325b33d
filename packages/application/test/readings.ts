const shoulder = {
  measure: 'range-of-motion',
  side: 'right',
  protocol: 'shoulder-flexion-active',
  unit: 'deg',
};

export const flexion = (value: number) => ({
  code: 'range-of-motion',
  value,
  unit: 'deg',
  side: 'right',
  protocol: 'shoulder-flexion-active',
});

export const systolic = (value: number) => ({ code: 'systolic-blood-pressure', value, unit: 'mm[Hg]' });

/** A short-term and a long-term goal for the right shoulder. */
export const shoulderGoals = (baseline: number, dueOn: { readonly soon: string; readonly later: string }) => [
  {
    ...shoulder,
    horizon: '30-day',
    baseline,
    target: 120,
    dueOn: dueOn.soon,
    functionalActivity: 'Reach a shelf',
  },
  {
    ...shoulder,
    horizon: '90-day',
    baseline,
    target: 150,
    dueOn: dueOn.later,
    functionalActivity: 'Lift a pan',
  },
];

export const plan = {
  sessionsPerWeek: 2,
  durationWeeks: 12,
  sessionMinutes: 50,
  exercises: 'Wall slides and rows',
};
