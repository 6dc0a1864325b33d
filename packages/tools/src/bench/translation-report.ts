import { columns } from '../ops/columns.ts';
import type { TranslationMeasurement } from './translation.ts';

const grouped = (count: number): string => count.toLocaleString('en-US');
const fixed = (value: number): string => value.toFixed(1);

/** How fast a message was translated, beside reading the same bytes as JSON and no more. */
export const translationReport = (measured: TranslationMeasurement): string => {
  const runs = grouped(measured.runs);
  const table = columns(
    ['WHAT', 'MB PER SECOND', 'MILLISECONDS', 'RUNS'],
    [
      [
        'FHIR: bytes to canonical form',
        fixed(measured.translateMegabytesPerSecond),
        fixed(measured.translateMilliseconds),
        runs,
      ],
      [
        'JSON.parse of the same',
        fixed(measured.parseMegabytesPerSecond),
        fixed(measured.parseMilliseconds),
        runs,
      ],
    ],
  );
  return `A FHIR message of ${grouped(measured.bytes)} bytes:\n${table}`;
};
