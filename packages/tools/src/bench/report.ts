import { columns } from '../ops/columns.ts';
import type { Measurement } from './measurements.ts';

const grouped = (count: number): string => count.toLocaleString('en-US');

const targetOf = ({ targetPerSecond: target, perSecond }: Measurement): string => {
  if (target === undefined) return '-';
  return `at least ${grouped(target)}: ${perSecond >= target ? 'reached' : 'not reached'}`;
};

const rowOf = (measurement: Measurement): string[] => {
  const { name, perSecond, nanosecondsEach, passes, questions } = measurement;
  return [
    name,
    grouped(perSecond),
    targetOf(measurement),
    grouped(nanosecondsEach),
    `${grouped(passes)} × ${questions}`,
  ];
};

/** A row for each measurement, the target beside the one that has one. */
export const report = (measurements: readonly Measurement[]): string =>
  columns(['WHAT', 'PER SECOND', 'TARGET', 'NANOSECONDS EACH', 'PASSES'], measurements.map(rowOf));
