/** Shoulder flexion and grip of the sample journey, always by the same protocol and side. */
const shoulder = { code: 'range-of-motion', unit: 'deg', side: 'right', protocol: 'shoulder-flexion-active' };
const grip = { code: 'grip-strength', unit: 'kg', side: 'right', protocol: 'jamar-handle-2' };

export const readings = (flexionDegrees: number, gripKilograms: number) => [
  { ...shoulder, value: flexionDegrees },
  { ...grip, value: gripKilograms },
  { code: 'systolic-blood-pressure', value: 124, unit: 'mm[Hg]' },
  { code: 'diastolic-blood-pressure', value: 78, unit: 'mm[Hg]' },
  { code: 'resting-heart-rate', value: 68, unit: '/min' },
];

const shoulderGoal = (
  horizon: string,
  baseline: number,
  target: number,
  dueOn: string,
  functionalActivity: string,
) => ({
  horizon,
  measure: shoulder.code,
  side: shoulder.side,
  protocol: shoulder.protocol,
  unit: shoulder.unit,
  baseline,
  target,
  dueOn,
  functionalActivity,
});

/** Goals from a baseline or re-assessment; dates are the practice's. */
export const goals = (
  flexionDegrees: number,
  shortTermTarget: number,
  shortTermDueOn: string,
  longTermDueOn: string,
) => [
  shoulderGoal('30-day', flexionDegrees, shortTermTarget, shortTermDueOn, 'Put a plate on the middle shelf'),
  shoulderGoal('90-day', flexionDegrees, 150, longTermDueOn, 'Put a pan on the top shelf'),
  {
    horizon: '90-day',
    measure: grip.code,
    side: grip.side,
    protocol: grip.protocol,
    unit: grip.unit,
    baseline: 18,
    target: 25,
    dueOn: longTermDueOn,
    functionalActivity: 'Carry a shopping bag home with the right hand',
  },
];
