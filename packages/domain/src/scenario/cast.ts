import type {
  ClientId,
  DischargeId,
  EpisodeId,
  FreeText,
  Instant,
  LocalDate,
  MemberId,
  NoteId,
  PartnerId,
  PracticeId,
} from '@continuum/contracts';
import type { BodyOf } from '../episode/commands.ts';
import type { DischargeFacts } from '../episode/events.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Kept } from '../kernel/notes.ts';

/** A Monday morning at the practice: 10:00 in New York. Jodie Hicks was discharged the Friday before. */
export const monday = '2026-03-02T15:00:00.000Z' as Instant;
export const dischargedAt = '2026-02-27T20:00:00.000Z' as Instant;
const surgeryOn = '2025-11-10' as LocalDate;

export const trainerId = 'mara-lind' as MemberId;
export const partnerId = 'riverside-pt' as PartnerId;
export const episodeId = 'ep_jodiehicksjodiehicksjodi' as EpisodeId;
export const dischargeId = 'di_jodiehicksjodiehicksjodi' as DischargeId;

export const trainer: Actor = { kind: 'member', id: trainerId };
export const reaction: Actor = { kind: 'reaction', id: 'referral-stage' };
export const sweep: Actor = { kind: 'sweep', id: 'deadline-sweep' };

export const date = (text: string): LocalDate => text as LocalDate;
export const instant = (text: string): Instant => text as Instant;

/** A reference as it stands where a person typed text. */
export const note = (number: number): Kept<FreeText> => ({
  noteId: `no_${'a'.repeat(24)}${String.fromCharCode(97 + number)}a` as NoteId,
  saltedHash: 'b3Jhbmdl'.repeat(5),
});

/** What a discharge says when the clinic sent everything but the consent. */
export const facts = (change: Partial<DischargeFacts> = {}): DischargeFacts => ({
  canonicalVersion: 1,
  dischargedAt,
  onsetOn: surgeryOn,
  missing: ['informed-consent'],
  papers: [{ paper: 'written-referral', signedOn: date('2026-02-26') }],
  ...change,
});

export const referralOf = (told: DischargeFacts): BodyOf<'open-referral'> => ({
  episodeId,
  practiceId: 'north-harbor' as PracticeId,
  clientId: 'cl_jodiehicksjodiehicksjodi' as ClientId,
  partnerId,
  dischargeId,
  facts: told,
});

const shoulder = {
  code: 'range-of-motion',
  unit: 'deg',
  side: 'right',
  protocol: 'shoulder-flexion-active',
} as const;
const grip = { code: 'grip-strength', unit: 'kg', side: 'right', protocol: 'jamar-handle-2' } as const;

type Readings = BodyOf<'record-assessment'>['measures'];

/** Active shoulder flexion in degrees and grip in kilograms, on the operated side. */
export const readings = (flexion: number, gripKilograms: number): Readings => [
  { ...shoulder, value: flexion },
  { ...grip, value: gripKilograms },
];

export const pressure = (systolic: number, diastolic = 78): Readings => [
  { code: 'systolic-blood-pressure', value: systolic, unit: 'mm[Hg]' },
  { code: 'diastolic-blood-pressure', value: diastolic, unit: 'mm[Hg]' },
];

/** One short-term and two long-term goals from a flexion of `flexion` degrees. */
export const goals = (
  flexion: number,
  shortTerm: number,
  shortTermDueOn: LocalDate,
  longTermDueOn: LocalDate,
): BodyOf<'set-goals'>['goals'] => {
  const { code: measure, ...how } = shoulder;
  const { code: strength, ...held } = grip;
  return [
    {
      horizon: '30-day',
      measure,
      ...how,
      baseline: flexion,
      target: shortTerm,
      dueOn: shortTermDueOn,
      functionalActivity: note(1),
    },
    {
      horizon: '90-day',
      measure,
      ...how,
      baseline: flexion,
      target: 150,
      dueOn: longTermDueOn,
      functionalActivity: note(2),
    },
    {
      horizon: '90-day',
      measure: strength,
      ...held,
      baseline: 18,
      target: 25,
      dueOn: longTermDueOn,
      functionalActivity: note(3),
    },
  ];
};
