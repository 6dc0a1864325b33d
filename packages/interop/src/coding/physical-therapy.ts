import { snomed } from './code-systems.ts';
import type { Coding } from './coding.ts';

/** SNOMED CT 91251008, physical therapy procedure. */
const physicalTherapy = new Set(['91251008']);
const wording = /\b(physical therapy|physiotherapy)\b/i;

export const isPhysicalTherapy = ({ system, code }: Coding): boolean =>
  system === snomed && physicalTherapy.has(code);

export const saysPhysicalTherapy = (words: string): boolean => wording.test(words);
