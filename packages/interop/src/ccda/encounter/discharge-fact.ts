import type { Instant } from '@continuum/contracts';
import { isPhysicalTherapy, saysPhysicalTherapy } from '../../coding/physical-therapy.ts';
import { laterUnread, standsTo } from '../../reading/partly-read.ts';
import type { Read } from '../../reading/sources.ts';
import { isDischargeSummary } from '../document/kinds.ts';
import { sectionCodes } from '../document/sections.ts';
import { codingsOf, wordsOf } from '../reading/coded.ts';
import { entriesOf, isEvent, markUsed, statusOf } from '../reading/entries.ts';
import { type DischargeFact, instantIn, type Reading } from '../reading/reading.ts';
import type { XmlElement } from '../xml/element.ts';

/** One kind of thing whose end is a discharge. */
interface FactSource {
  readonly source: string;
  readonly candidates: (reading: Reading) => readonly XmlElement[];
}

const encompassing = 'componentOf/encompassingEncounter';

export const encompassingEncounter = ({ document }: Reading): XmlElement | undefined =>
  document.at(encompassing);

export const dispositionIn = (encounter: XmlElement): XmlElement | undefined =>
  encounter.many('dischargeDispositionCode')[0] ?? encounter.many('sdtc:dischargeDispositionCode')[0];

/** HL7 ActEncounterCode of stays and courses, not of visits. */
const stays = new Set(['IMP', 'ACUTE', 'NONAC', 'OBSENC', 'SS', 'HH']);

const isTherapy = (act: XmlElement, reading: Reading): boolean =>
  codingsOf(act.at('code'), reading).some(isPhysicalTherapy) ||
  wordsOf(act.at('code'), reading).some(saysPhysicalTherapy);

/** Whether the end of an encounter is a discharge in itself, and not the end of a visit. */
const isDischarging = (encounter: XmlElement, reading: Reading): boolean =>
  isDischargeSummary(reading.kind) ||
  dispositionIn(encounter) !== undefined ||
  codingsOf(encounter.at('code'), reading).some(({ code }) => stays.has(code)) ||
  isTherapy(encounter, reading);

/** A service that a Discharge Summary documents has ended; elsewhere its end is the end of what is told. */
const documentedServices = ({ document, kind }: Reading): readonly XmlElement[] =>
  isDischargeSummary(kind)
    ? document.many('documentationOf').flatMap((documented) => documented.many('serviceEvent'))
    : [];

const heldEncounters = (reading: Reading): readonly XmlElement[] =>
  entriesOf(reading, [sectionCodes.encounters]).filter(
    (entry) =>
      entry.name === 'encounter' &&
      isEvent(entry) &&
      !['aborted', 'cancelled', 'nullified', 'active'].includes(statusOf(entry) ?? 'completed'),
  );

/** What counts as the discharge fact, best first; of several of a kind the one that ended last. */
const sources: readonly FactSource[] = [
  {
    source: 'serviceEvent/effectiveTime/high of physical therapy',
    candidates: (reading) => documentedServices(reading).filter((event) => isTherapy(event, reading)),
  },
  {
    source: 'encompassingEncounter/effectiveTime/high',
    candidates: ({ document }) =>
      document.many('componentOf').flatMap((part) => part.many('encompassingEncounter')),
  },
  {
    source: 'Encounters encounter/effectiveTime/high with a dischargeDispositionCode',
    candidates: (reading) => heldEncounters(reading).filter((one) => dispositionIn(one) !== undefined),
  },
  {
    source: 'Encounters encounter/effectiveTime/high, the only one',
    candidates: (reading) => {
      const held = heldEncounters(reading);
      return held.length === 1 ? held : [];
    },
  },
  { source: 'serviceEvent/effectiveTime/high of a Discharge Summary', candidates: documentedServices },
];

interface Ended {
  readonly element: XmlElement;
  readonly end: XmlElement;
  readonly at: Read<Instant>;
}

const endOf = (element: XmlElement): XmlElement | undefined => element.at('effectiveTime/high');

const endsAmong = (candidates: readonly XmlElement[], reading: Reading): readonly Ended[] =>
  candidates
    .flatMap((element) => {
      const end = endOf(element);
      const at = instantIn(end, reading);
      return end === undefined || at === undefined ? [] : [{ element, end, at }];
    })
    .sort((one, other) => (one.at.value < other.at.value ? 1 : -1));

/** What can be compared of a time that cannot be read as a whole. */
const readablePart = /^\d{4}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?)?/;

/** An end that cannot be read may be later than the one that was taken. */
const judgeUnread = ({ element, end }: Ended, unread: readonly XmlElement[], reading: Reading): void => {
  const { findings, timestamps } = reading;
  const taken = timestamps.day(end.text('value') ?? '')?.replaceAll('-', '') ?? '';
  for (const other of unread) {
    const [about = ''] = readablePart.exec(other.text('value') ?? '') ?? [];
    const stands = standsTo(about, taken);
    if (stands === 'later') findings.refuse(other.path, 'a day or an instant', laterUnread);
    if (stands === 'maybe-later') findings.warn('several-discharges', element.path);
  }
};

const insteadOf = (reading: Reading): string => {
  const encounter = encompassingEncounter(reading);
  if (encounter !== undefined) return 'an encompassingEncounter without an end that can be read';
  return heldEncounters(reading).length > 0
    ? 'encounters that are visits'
    : 'no encompassingEncounter and no encounter';
};

/** What the document says has ended, and when; without it a refusal that says what is there instead. */
export const dischargeFact = (reading: Reading): DischargeFact | undefined => {
  const { findings } = reading;
  const unread = new Set<XmlElement>();
  for (const [index, { source, candidates }] of sources.entries()) {
    const among = candidates(reading);
    const [latest, ...others] = endsAmong(among, reading);
    for (const end of among.map(endOf))
      if (end !== undefined && reading.timestamps.instant(end.text('value') ?? '') === undefined)
        unread.add(end);
    if (latest === undefined) continue;
    const { element, at } = latest;
    markUsed(element, reading);
    judgeUnread(latest, [...unread], reading);
    if (others.some((other) => other.at.value !== at.value))
      findings.warn('several-discharges', element.path);
    if (element.name === 'encounter') findings.warn('discharge-from-encounters', element.path);
    if (element.name !== 'serviceEvent' && !isDischarging(element, reading))
      findings.warn('visit-taken-as-discharge', element.path);
    if (element.name === 'serviceEvent' && !isTherapy(element, reading))
      findings.warn('service-taken-as-discharge', element.path);
    return { element, at: { ...at, source, fallback: index > 1 } };
  }
  findings.refuse(
    'ClinicalDocument/componentOf/encompassingEncounter/effectiveTime/high',
    'a discharge fact: an encompassingEncounter, or an encounter of the Encounters section, and its effectiveTime/high',
    insteadOf(reading),
  );
  return undefined;
};
