import type { Measure, MeasureCode, RedFlagLevel, RedFlagSign } from '@continuum/contracts';
import type { Policy, Threshold } from '../policy/index.ts';

/** What raised a red flag: a reading beyond a threshold, or a sign seen or told. */
export interface Finding {
  readonly level: RedFlagLevel;
  readonly measure?: MeasureCode;
  readonly sign?: RedFlagSign;
}

const beyond = (
  value: number,
  { above = Number.POSITIVE_INFINITY, below = Number.NEGATIVE_INFINITY }: Threshold,
): boolean => value > above || value < below;

/**
 * Judges readings and signs by a policy. METI's nine signs mean "proceed with caution" unless the policy says
 * stop; deciding that one is harmless is outside a Medical Exercise Specialist's scope.
 * @returns the findings, at most one per measure and sign, the graver level first judged
 */
export const judgeRedFlags = (
  readings: readonly Measure[],
  signs: readonly RedFlagSign[],
  policy: Policy,
): readonly Finding[] => {
  const findings: Finding[] = [];
  for (const { code, value } of readings) {
    const crossed = policy.thresholds.filter(
      (threshold) => threshold.measure === code && beyond(value, threshold),
    );
    if (crossed.length > 0) findings.push({ level: gravestLevel(crossed), measure: code });
  }
  for (const sign of signs)
    findings.push({ level: policy.stopSigns.includes(sign) ? 'stop' : 'caution', sign });
  return findings;
};

/** The graver of the findings' levels. */
export const gravestLevel = (findings: readonly Pick<Finding, 'level'>[]): RedFlagLevel =>
  findings.some(({ level }) => level === 'stop') ? 'stop' : 'caution';
