import { entryOf, textAt } from '../json/value.ts';
import { canonicalSystem, ucum } from './code-systems.ts';

/** What people write for units, as UCUM writes it: https://ucum.org/ucum */
const spoken: Readonly<Record<string, string>> = {
  '%': '%',
  '/min': '/min',
  'beats/min': '/min',
  'beats/minute': '/min',
  bpm: '/min',
  cm: 'cm',
  deg: 'deg',
  degree: 'deg',
  degrees: 'deg',
  feet: '[ft_i]',
  ft: '[ft_i]',
  in: '[in_i]',
  inches: '[in_i]',
  kg: 'kg',
  lb: '[lb_av]',
  lbs: '[lb_av]',
  m: 'm',
  'm/s': 'm/s',
  meters: 'm',
  min: 'min',
  minutes: 'min',
  'mm hg': 'mm[Hg]',
  mmhg: 'mm[Hg]',
  'mm[hg]': 'mm[Hg]',
  pounds: '[lb_av]',
  s: 's',
  score: '{score}',
  sec: 's',
  seconds: 's',
  steps: '{steps}',
};

/** The UCUM code of a Quantity's unit: its code, or what its wording stands for; other wording stays as written. */
export const unitOf = ({
  system,
  code,
  unit,
}: Readonly<Record<string, unknown>>): { readonly unit?: string; readonly known: boolean } => {
  const [written, word] = [textAt(code), textAt(unit)];
  const isUcum = system === undefined || canonicalSystem(textAt(system) ?? '') === ucum;
  if (written !== undefined && isUcum)
    return { unit: entryOf(spoken, written.toLowerCase()) ?? written, known: true };
  const wording = word ?? written;
  if (wording === undefined) return { known: true };
  const meant = entryOf(spoken, wording.toLowerCase());
  return { unit: meant ?? wording, known: meant !== undefined };
};
