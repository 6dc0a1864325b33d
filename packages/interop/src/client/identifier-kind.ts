import type { WarningCode } from '../warning-codes.ts';
import { numberIn } from './running-text.ts';

/** An identifier of a person, as a message writes it. */
export interface WrittenIdentifier {
  readonly system?: string | undefined;
  readonly value: string;
  /** Codes of HL7 table 0203, or whatever the sender uses instead. */
  readonly types: readonly string[];
}

interface Unneeded {
  readonly warning: WarningCode;
  /** HL7 table 0203, https://terminology.hl7.org/CodeSystem-v2-0203.html */
  readonly types: readonly string[];
  readonly system: RegExp;
  readonly wording: RegExp;
}

/** No pattern: matches nothing. */
const never = /(?!)/;

/**
 * Identifiers that recognise a person elsewhere and are of no use here: HIPAA's minimum necessary standard,
 * 45 CFR 164.502(b). Systems are HL7's registered ones, https://terminology.hl7.org/identifiers.html
 */
const unneeded: readonly Unneeded[] = [
  {
    warning: 'identifier-dropped-social-security',
    types: ['SS', 'SSN'],
    system: /us-ssn$|(^|:)2\.16\.840\.1\.113883\.4\.1$/i,
    wording: /social[- ]?security|\bssn\b/i,
  },
  {
    warning: 'identifier-dropped-drivers-licence',
    types: ['DL', 'DLN'],
    system: /(^|:)2\.16\.840\.1\.113883\.4\.3\.\d+$|driver/i,
    wording: /driver.{0,3} ?licen[cs]e/i,
  },
  {
    warning: 'identifier-dropped-passport',
    types: ['PPN', 'PPT'],
    system: /passport|(^|:)2\.16\.840\.1\.113883\.4\.330(\.\d+)?$/i,
    wording: /passport/i,
  },
  {
    warning: 'identifier-dropped-licence',
    types: ['LN', 'SL', 'MD', 'DEA', 'DO', 'PA', 'RPH', 'PT'],
    system: never,
    wording: /licen[cs]e/i,
  },
  {
    warning: 'identifier-dropped-tax',
    types: ['TAX', 'EN'],
    system: /(^|:)2\.16\.840\.1\.113883\.4\.[24]$/,
    wording: /\btax\b/i,
  },
  {
    warning: 'identifier-dropped-insurance',
    types: ['MA', 'MB', 'MC', 'MCN', 'MCR', 'HC', 'NIIP', 'SN', 'SB'],
    system: /us-(medicare|mbi|medicaid)$|(^|:)2\.16\.840\.1\.113883\.4\.(572|927)$/i,
    wording: /medica(re|id)|insurance|\bmember (number|id)|subscriber/i,
  },
  {
    warning: 'identifier-dropped-bank',
    types: ['BA', 'BC', 'CC', 'AM', 'DI', 'DS', 'MS', 'VS'],
    system: never,
    wording: /bank|credit card/i,
  },
];

/** The warning that says why an identifier is not kept, or undefined when it may recognise the person here. */
export const whyNotKept = ({ system, value, types }: WrittenIdentifier): WarningCode | undefined =>
  unneeded.find(
    ({ types: codes, system: systems, wording }) =>
      types.some((type) => codes.includes(type.toUpperCase()) || wording.test(type)) ||
      (system !== undefined && systems.test(system)),
  )?.warning ?? numberIn(value);
