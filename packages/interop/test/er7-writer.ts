import type { TherapyDischarge } from '@continuum/contracts';
import { type Pen, penFor, type Writing } from './er7-pen.ts';

type Coding = NonNullable<TherapyDischarge['conditions']>[number]['code'];
type Identifier = TherapyDischarge['client']['identifiers'][number];

/** HL7 table 0396. */
const systemNames: Readonly<Record<string, string>> = {
  'http://hl7.org/fhir/sid/icd-10-cm': 'I10C',
  'http://snomed.info/sct': 'SCT',
  'http://loinc.org': 'LN',
  'http://www.ama-assn.org/go/cpt': 'C4',
};

/** HL7 tables 0001, 0280 and 0360. */
const sexes = { female: 'F', male: 'M', other: 'O', unknown: 'U' } as const;
const priorities = { urgent: 'A', routine: 'R' } as const;
const degrees: Readonly<Record<string, string>> = {
  physician: 'MD',
  'physician-assistant': 'PA',
  'nurse-practitioner': 'NP',
};

const subtypes: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'text/html': 'HTML',
};

/** What a referral is written by that has an RF1; an admission's discharge has none. */
export type Kind = 'REF^I12' | 'ADT^A03';

const coded = ({ code, display, system }: Coding, { parts }: Pen): string =>
  parts(code, display, systemNames[system] ?? system);

/** CX: an object identifier is a universal id, what follows the sender's own name its namespace. */
const identified = ({ system, value, type }: Identifier, { parts, within }: Pen): string => {
  const [, oid] = /^urn:oid:(.*)$/.exec(system) ?? [];
  const [, namespace] = /^riverside-pt\/(.*)$/.exec(system) ?? [];
  return parts(value, '', '', oid === undefined ? namespace : within('', oid, 'ISO'), type);
};

const header = (discharge: TherapyDischarge, kind: Kind, version: string, pen: Pen): string =>
  pen.header({
    4: pen.parts(discharge.sender?.name, discharge.sender?.identifier),
    7: pen.instant(discharge.sentAt),
    9: pen.parts(...kind.split('^')),
    10: pen.parts(discharge.messageId),
    11: pen.parts('P'),
    12: pen.parts(version),
    18: pen.parts('UNICODE UTF-8'),
  });

const referral = (discharge: TherapyDischarge, { segment, parts, day }: Pen): string =>
  segment('RF1', {
    1: parts('P'),
    2: parts(discharge.priority && priorities[discharge.priority]),
    3: parts('', discharge.serviceRequested),
    6: parts(discharge.referralId),
    7: day(discharge.validity?.from),
    8: day(discharge.validity?.until),
  });

const providers = (
  { referrer, referredTo }: TherapyDischarge,
  { segment, parts, repeats }: Pen,
): string[] => [
  ...(referrer === undefined
    ? []
    : [
        segment('PRD', {
          1: parts('RP'),
          2: parts(referrer.name, '', '', '', '', degrees[referrer.type ?? '']),
          7: referrer.npi === undefined ? '' : parts(referrer.npi, 'NPI'),
        }),
      ]),
  ...(referredTo === undefined
    ? []
    : [
        segment('PRD', {
          1: parts('RT'),
          7: repeats(referredTo.identifiers.map(({ system, value }) => parts(value, system))),
        }),
      ]),
];

const person = ({ client }: TherapyDischarge, pen: Pen): string => {
  const { identifiers, name, birthDate, sex, contact } = client;
  const { segment, parts, repeats, day } = pen;
  return segment('PID', {
    3: repeats(identifiers.map((identifier) => identified(identifier, pen))),
    5: parts(name?.family, name?.given[0], name?.given.slice(1).join(' ')),
    7: day(birthDate),
    8: parts(sex && sexes[sex]),
    11: parts(contact?.address),
    13: parts(contact?.phone, '', '', contact?.email),
  });
};

const history = ({ conditions = [], procedures = [] }: TherapyDischarge, pen: Pen): string[] => [
  ...conditions.map(({ code, onsetOn }) => pen.segment('DG1', { 3: coded(code, pen), 5: pen.day(onsetOn) })),
  ...procedures.map(({ code, performedOn }) =>
    pen.segment('PR1', { 3: coded(code, pen), 5: pen.day(performedOn) }),
  ),
];

const measured = ({ measures = [] }: TherapyDischarge, pen: Pen): string[] =>
  measures.map(({ code, value, unit, takenOn, side }) =>
    pen.segment('OBX', {
      2: pen.parts('NM'),
      3: coded(code, pen),
      5: pen.parts(String(value)),
      6: pen.parts(unit),
      11: pen.parts('F'),
      14: pen.day(takenOn),
      20: pen.parts(side),
    }),
  );

const attached = ({ documents = [] }: TherapyDischarge, { segment, parts }: Pen): string[] =>
  documents.map(({ title, contentType, url }) => {
    const subtype = subtypes[contentType ?? ''];
    return segment('OBX', {
      2: parts(url === undefined ? 'ED' : 'RP'),
      3: parts('18842-5', title, 'LN'),
      5:
        url === undefined
          ? parts('', 'application', subtype, 'Base64', 'RVhBTVBMRQ==')
          : parts(url, '', 'application', subtype),
      11: parts('F'),
    });
  });

const told = ({ precautions = [], coverage, consent }: TherapyDischarge, pen: Pen): string[] => {
  const { segment, parts, day } = pen;
  const insurance =
    coverage && segment('IN1', { 4: parts(coverage.payer), 36: parts(coverage.memberNumber) });
  const consented =
    consent &&
    segment('CON', { 2: parts('EX', 'Exercise therapy'), 11: parts('A'), 13: day(consent.signedOn) });
  return [
    ...precautions.map((precaution) => segment('NTE', { 3: parts(precaution) })),
    ...[insurance, consented].filter((line) => line !== undefined),
  ];
};

const visit = (discharge: TherapyDischarge, kind: Kind, { segment, parts, instant }: Pen): string =>
  segment('PV1', {
    19: kind === 'ADT^A03' ? parts(discharge.referralId) : '',
    36: parts(discharge.dispositionCode?.code, discharge.dispositionCode?.display),
    44: instant(discharge.admittedAt),
    45: instant(discharge.dischargedAt),
  });

/** A discharge in HL7 v2, as far as HL7 v2 can hold it, by its lines. */
export const writtenInEr7 = (discharge: TherapyDischarge, kind: Kind, writing: Writing): string[] => {
  const pen = penFor(writing);
  return [
    header(discharge, kind, writing.version, pen),
    ...(kind === 'REF^I12' ? [referral(discharge, pen)] : []),
    ...providers(discharge, pen),
    person(discharge, pen),
    ...history(discharge, pen),
    ...measured(discharge, pen),
    ...attached(discharge, pen),
    ...told(discharge, pen),
    visit(discharge, kind, pen),
  ];
};
