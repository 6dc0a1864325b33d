import type { TherapyDischarge } from '@continuum/contracts';
import { penFor, type Writing } from './er7-pen.ts';

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

/** A discharge in HL7 v2, as far as HL7 v2 can hold it. */
export const writtenInEr7 = (discharge: TherapyDischarge, kind: Kind, writing: Writing): string[] => {
  const pen = penFor(writing);
  const { parts, within, repeats, segment, day, instant } = pen;
  const { client, referrer, referredTo, coverage, validity, consent } = discharge;

  const coded = ({ code, display, system }: Coding): string =>
    parts(code, display, systemNames[system] ?? system);

  /** CX: an object identifier is a universal id, what follows the sender's own name its namespace. */
  const identified = ({ system, value, type }: Identifier): string => {
    const [, oid] = /^urn:oid:(.*)$/.exec(system) ?? [];
    const [, namespace] = /^riverside-pt\/(.*)$/.exec(system) ?? [];
    return parts(value, '', '', oid === undefined ? namespace : within('', oid, 'ISO'), type);
  };

  const header = pen.header({
    4: parts(discharge.sender?.name, discharge.sender?.identifier),
    7: instant(discharge.sentAt),
    9: parts(...kind.split('^')),
    10: parts(discharge.messageId),
    11: parts('P'),
    12: parts(writing.version),
    18: parts('UNICODE UTF-8'),
  });
  const person = segment('PID', {
    3: repeats(client.identifiers.map(identified)),
    5: parts(client.name?.family, client.name?.given[0], client.name?.given.slice(1).join(' ')),
    7: day(client.birthDate),
    8: parts(client.sex && sexes[client.sex]),
    11: parts(client.contact?.address),
    13: parts(client.contact?.phone, '', '', client.contact?.email),
  });
  const referral = segment('RF1', {
    1: parts('P'),
    2: parts(discharge.priority && priorities[discharge.priority]),
    3: parts('', discharge.serviceRequested),
    6: parts(discharge.referralId),
    7: day(validity?.from),
    8: day(validity?.until),
  });
  const visit = segment('PV1', {
    19: kind === 'ADT^A03' ? parts(discharge.referralId) : '',
    36: parts(discharge.dispositionCode?.code, discharge.dispositionCode?.display),
    44: instant(discharge.admittedAt),
    45: instant(discharge.dischargedAt),
  });
  const providers = [
    referrer &&
      segment('PRD', {
        1: parts('RP'),
        2: parts(referrer.name, '', '', '', '', degrees[referrer.type ?? '']),
        7: referrer.npi === undefined ? '' : parts(referrer.npi, 'NPI'),
      }),
    referredTo &&
      segment('PRD', {
        1: parts('RT'),
        7: repeats(referredTo.identifiers.map(({ system, value }) => parts(value, system))),
      }),
  ];
  const measured = (discharge.measures ?? []).map((measure) =>
    segment('OBX', {
      2: parts('NM'),
      3: coded(measure.code),
      5: parts(String(measure.value)),
      6: parts(measure.unit),
      11: parts('F'),
      14: day(measure.takenOn),
      20: parts(measure.side),
    }),
  );
  const attached = (discharge.documents ?? []).map(({ title, contentType, url }) => {
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
  return [
    header,
    ...(kind === 'REF^I12' ? [referral] : []),
    ...providers,
    person,
    ...(coverage ? [segment('IN1', { 4: parts(coverage.payer), 36: parts(coverage.memberNumber) })] : []),
    ...(discharge.conditions ?? []).map(({ code, onsetOn }) =>
      segment('DG1', { 3: coded(code), 5: day(onsetOn) }),
    ),
    ...(discharge.procedures ?? []).map(({ code, performedOn }) =>
      segment('PR1', { 3: coded(code), 5: day(performedOn) }),
    ),
    ...measured,
    ...attached,
    ...(discharge.precautions ?? []).map((precaution) => segment('NTE', { 3: parts(precaution) })),
    ...(consent
      ? [segment('CON', { 2: parts('EX', 'Exercise therapy'), 11: parts('A'), 13: day(consent.signedOn) })]
      : []),
    visit,
  ].filter((line) => line !== undefined);
};
