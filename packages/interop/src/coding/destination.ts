import type { TherapyDischarge } from '@continuum/contracts';
import { dischargeDisposition, nubc, snomed } from './code-systems.ts';
import type { Coding } from './coding.ts';

type Disposition = NonNullable<TherapyDischarge['disposition']>;

/** What a disposition may say beside where somebody went. */
export type Destination = Disposition | 'died' | 'still-there';

const codesBy: Readonly<Record<string, Partial<Record<Destination, readonly string[]>>>> = {
  /** https://terminology.hl7.org/CodeSystem-discharge-disposition.html */
  [dischargeDisposition]: {
    home: ['home', 'alt-home'],
    'other-facility': ['other-hcf', 'long', 'psy', 'rehab', 'snf'],
    'against-advice': ['aadvice'],
    other: ['hosp', 'oth'],
    died: ['exp'],
  },
  /** Patient discharge status codes of the UB-04 form; 81 to 95 are 01 to 70 with a planned readmission. */
  [nubc]: {
    home: ['01', '81'],
    'home-health': ['06', '08', '86'],
    'other-facility': [
      ...['02', '03', '04', '05', '09', '43', '51', '61', '62', '63', '64', '65', '66', '69', '70'],
      ...['82', '83', '84', '85', '88', '89', '90', '91', '92', '93', '94', '95'],
    ],
    'against-advice': ['07'],
    other: ['21', '50', '87'],
    died: ['20', '40', '41', '42'],
    'still-there': ['30'],
  },
  [snomed]: {
    home: ['306689006'],
    'other-facility': ['306691003'],
    'against-advice': ['445060000'],
    died: ['419099009'],
  },
};

const destinations: ReadonlyMap<string, Destination> = new Map(
  Object.entries(codesBy).flatMap(([system, byDestination]) =>
    Object.entries(byDestination).flatMap(([destination, codes]) =>
      codes.map((code) => [`${system} ${code}`, destination as Destination] as const),
    ),
  ),
);

const nubcDigits = 2;

/** Where codes of a discharge disposition say that somebody went, and the one that says so. */
export const destinationOf = (
  codings: readonly Coding[],
): { readonly destination: Destination; readonly coding: Coding } | undefined => {
  for (const coding of codings) {
    const code = coding.system === nubc ? coding.code.padStart(nubcDigits, '0') : coding.code;
    const destination = destinations.get(`${coding.system} ${code}`);
    if (destination !== undefined) return { destination, coding };
  }
  return undefined;
};

/** Where somebody went, as the canonical form says it; who died or is still there went nowhere. */
export const dispositionFrom = (destination: Destination | undefined): Disposition | undefined =>
  destination === 'died' || destination === 'still-there' ? undefined : destination;
