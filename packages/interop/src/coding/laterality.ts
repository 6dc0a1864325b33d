import { entryOf } from '../json/value.ts';
import { loinc, snomed } from './code-systems.ts';
import type { Coding } from './coding.ts';

export type Side = 'left' | 'right';

/** Exactly one side: both, or neither, is none. */
const oneSide = (named: readonly Side[]): Side | undefined => {
  const [side, other] = new Set(named);
  return other === undefined ? side : undefined;
};

const sideAmong =
  (wanted: string, sides: Readonly<Record<string, Side>>) =>
  (codings: readonly Coding[]): Side | undefined =>
    oneSide(codings.flatMap(({ system, code }) => (system === wanted ? (entryOf(sides, code) ?? []) : [])));

/** The one side that codes of a body site name: SNOMED CT 7771000 left, 24028007 right. */
export const sideOfSite = sideAmong(snomed, { '7771000': 'left', '24028007': 'right' });

/** The one side that codes of a measure name themselves: grip strength. */
export const sideOfMeasure = sideAmong(loinc, { '83173-5': 'left', '83174-3': 'right' });

const wording = { left: /\bleft\b/i, right: /\bright\b/i };

/** The one side that words name. */
export const sideInWords = (texts: readonly string[]): Side | undefined =>
  oneSide((['left', 'right'] as const).filter((side) => texts.some((text) => wording[side].test(text))));
