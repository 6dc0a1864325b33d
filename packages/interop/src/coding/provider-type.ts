import type { TherapyDischarge } from '@continuum/contracts';
import { degrees, nucc, practitionerRole, snomed } from './code-systems.ts';
import type { Coding } from './coding.ts';

type ReferrerType = NonNullable<NonNullable<TherapyDischarge['referrer']>['type']>;

interface KnownCodes {
  readonly type: ReferrerType;
  /** Beginnings of NUCC taxonomy codes: https://taxonomy.nucc.org */
  readonly [nucc]?: readonly string[];
  /** Whole codes of other systems. */
  readonly [snomed]?: readonly string[];
  readonly [degrees]?: readonly string[];
  readonly [practitionerRole]?: readonly string[];
}

/** Codes that say for certain what a provider is. A specialty alone does not: a family practice has nurses too. */
const known: readonly KnownCodes[] = [
  {
    type: 'physician',
    [nucc]: ['202', '204', '207', '208'],
    [snomed]: ['309343006', '158965000'],
    [degrees]: ['MD', 'DO'],
    [practitionerRole]: ['doctor'],
  },
  { type: 'physician-assistant', [nucc]: ['363A'], [snomed]: ['449161006'], [degrees]: ['PA'] },
  {
    type: 'nurse-practitioner',
    [nucc]: ['363L'],
    [snomed]: ['224571005'],
    [degrees]: ['NP', 'CNP', 'CANP', 'CPNP', 'FPNP'],
  },
  { type: 'podiatrist', [nucc]: ['213E'], [snomed]: ['159034004'] },
  { type: 'therapist', [nucc]: ['2251', '225X', '235Z'], [snomed]: ['36682004', '80546007'] },
  { type: 'chiropractor', [nucc]: ['111N'], [snomed]: ['3842006'] },
  { type: 'naturopath', [nucc]: ['175F'] },
  { type: 'massage-therapist', [nucc]: ['225700000X'] },
];

const systems = [nucc, snomed, degrees, practitionerRole] as const;

const says = (codes: KnownCodes, { system, code }: Coding): boolean =>
  systems.some(
    (known) =>
      known === system &&
      (codes[known] ?? []).some((one) => (known === nucc ? code.startsWith(one) : code === one)),
  );

/** What codes of a provider's qualification or role say that they are, if it is certain. */
export const providerTypeOf = (codings: readonly Coding[]): ReferrerType | undefined =>
  known.find((codes) => codings.some((coding) => says(codes, coding)))?.type;
