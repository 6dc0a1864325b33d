/** A canonical discharge written as a FHIR message, for what the reader reads to be compared with. */
import type { TherapyDischarge } from '@continuum/contracts';

type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string; readonly id: string };
type Part<Name extends keyof TherapyDischarge> = NonNullable<TherapyDischarge[Name]>;
type Coded = Part<'conditions'>[number]['code'];

const subject = { reference: 'Patient/person' };
const referenceTo = ({ resourceType, id }: Resource) => ({ reference: `${resourceType}/${id}` });

const concept = ({ system, code, display }: Coded) => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
});

/** SNOMED CT 7771000, left; 24028007, right. */
const siteOf = (side: 'left' | 'right') => ({
  coding: [{ system: 'http://snomed.info/sct', code: side === 'left' ? '7771000' : '24028007' }],
});

/** Fields that have something to say. */
const said = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const personOf = ({ identifiers, name, birthDate, sex, contact = {} }: Part<'client'>): Resource => {
  const telecom = [
    ...(contact.phone === undefined ? [] : [{ system: 'phone', value: contact.phone }]),
    ...(contact.email === undefined ? [] : [{ system: 'email', value: contact.email }]),
  ];
  return {
    resourceType: 'Patient',
    id: 'person',
    ...said({
      identifier: identifiers.map(({ system, value, type }) => ({
        system,
        value,
        ...(type === undefined ? {} : { type: { coding: [{ code: type }] } }),
      })),
      name: name && [{ use: 'official', ...name }],
      birthDate,
      gender: sex,
      telecom: telecom.length === 0 ? undefined : telecom,
      address: contact.address === undefined ? undefined : [{ text: contact.address }],
    }),
  };
};

const stayOf = ({ dischargedAt, admittedAt, dispositionCode }: TherapyDischarge): Resource => ({
  resourceType: 'Encounter',
  id: 'stay',
  status: 'finished',
  class: { code: 'IMP' },
  subject,
  period: said({ start: admittedAt, end: dischargedAt }),
  ...(dispositionCode === undefined
    ? {}
    : { hospitalization: { dischargeDisposition: concept(dispositionCode) } }),
});

const conditionsOf = ({ conditions = [] }: TherapyDischarge): Resource[] =>
  conditions.map(({ code, onsetOn, side }, index) => ({
    resourceType: 'Condition',
    id: `condition-${index}`,
    subject,
    code: concept(code),
    ...said({ onsetDateTime: onsetOn, bodySite: side && [siteOf(side)] }),
  }));

const proceduresOf = ({ procedures = [] }: TherapyDischarge): Resource[] =>
  procedures.map(({ code, performedOn, side }, index) => ({
    resourceType: 'Procedure',
    id: `procedure-${index}`,
    status: 'completed',
    subject,
    code: concept(code),
    ...said({ performedDateTime: performedOn, bodySite: side && [siteOf(side)] }),
  }));

const measuresOf = ({ measures = [] }: TherapyDischarge): Resource[] =>
  measures.map(({ code, value, unit, side, takenOn }, index) => ({
    resourceType: 'Observation',
    id: `measure-${index}`,
    status: 'final',
    subject,
    code: concept(code),
    valueQuantity: said({ value, code: unit }),
    ...said({ effectiveDateTime: takenOn, bodySite: side && siteOf(side) }),
  }));

const goalsOf = ({ goals = [] }: TherapyDischarge): Resource[] =>
  goals.map(({ description, dueOn }, index) => ({
    resourceType: 'Goal',
    id: `goal-${index}`,
    lifecycleStatus: 'active',
    subject,
    description: { text: description },
    ...(dueOn === undefined ? {} : { target: [{ dueDate: dueOn }] }),
  }));

/** Codes that say for certain what somebody is, by hand from the taxonomy of providers (NUCC). */
const taxonomy: Readonly<Record<string, string>> = {
  physician: '207X00000X',
  'physician-assistant': '363A00000X',
  'nurse-practitioner': '363L00000X',
  podiatrist: '213E00000X',
  therapist: '225100000X',
  chiropractor: '111N00000X',
  naturopath: '175F00000X',
  'massage-therapist': '225700000X',
};

const referrerOf = ({ referrer }: TherapyDischarge): Resource[] =>
  referrer === undefined
    ? []
    : [
        {
          resourceType: 'Practitioner',
          id: 'referrer',
          ...said({
            name: referrer.name && [{ text: referrer.name }],
            identifier: referrer.npi && [{ system: 'http://hl7.org/fhir/sid/us-npi', value: referrer.npi }],
            qualification: referrer.type && [
              {
                code: {
                  coding: [{ system: 'http://nucc.org/provider-taxonomy', code: taxonomy[referrer.type] }],
                },
              },
            ],
          }),
        },
      ];

const coverageOf = ({ coverage }: TherapyDischarge): Resource[] =>
  coverage === undefined
    ? []
    : [
        {
          resourceType: 'Coverage',
          id: 'coverage',
          status: 'active',
          beneficiary: subject,
          payor: [coverage.payer === undefined ? {} : { type: 'Organization', display: coverage.payer }],
          ...said({ subscriberId: coverage.memberNumber }),
        },
      ];

const consentOf = ({ consent }: TherapyDischarge): Resource[] =>
  consent === undefined
    ? []
    : [
        {
          resourceType: 'Consent',
          id: 'consent',
          status: 'active',
          scope: { coding: [{ code: 'treatment' }] },
          patient: subject,
          dateTime: consent.signedOn,
        },
      ];

const documentsOf = ({ documents = [] }: TherapyDischarge): Resource[] =>
  documents.map((attachment, index) => ({
    resourceType: 'DocumentReference',
    id: `document-${index}`,
    status: 'current',
    subject,
    content: [{ attachment }],
  }));

const signatureOf = ({ referral }: TherapyDischarge): Resource[] =>
  referral === undefined
    ? []
    : [
        {
          resourceType: 'Provenance',
          id: 'signature',
          target: [{ reference: 'ServiceRequest/request' }],
          signature: [{ when: referral.signedOn }],
        },
      ];

/** The message; whatever holds nothing of the discharge is left out of it. */
export const fhirMessageOf = (discharge: TherapyDischarge) => {
  const { messageId, sentAt, sender, referralId, priority, referredTo, serviceRequested, validity } =
    discharge;
  const conditions = conditionsOf(discharge);
  const linked = [...proceduresOf(discharge), ...measuresOf(discharge), ...goalsOf(discharge)];
  const documents = documentsOf(discharge);
  const referrer = referrerOf(discharge);
  const coverage = coverageOf(discharge);
  const request: Resource = {
    resourceType: 'ServiceRequest',
    id: 'request',
    status: 'active',
    intent: 'order',
    subject,
    encounter: { reference: 'Encounter/stay' },
    ...said({
      identifier: referralId && [{ value: referralId }],
      priority,
      code: serviceRequested && { text: serviceRequested },
      note: discharge.precautions?.map((text) => ({ text })),
      performer: referredTo?.identifiers.map((identifier) => ({ type: 'Organization', identifier })),
      occurrencePeriod: validity && said({ start: validity.from, end: validity.until }),
      requester: referrer[0] && referenceTo(referrer[0]),
      insurance: coverage[0] && [referenceTo(coverage[0])],
      reasonReference: conditions.map(referenceTo),
      supportingInfo: [...linked, ...documents].map(referenceTo),
    }),
  };
  const header: Resource = {
    resourceType: 'MessageHeader',
    id: messageId,
    source: { ...said({ name: sender?.name }), endpoint: 'https://riverside-pt.example.com' },
  };
  const resources = [
    ...[header, personOf(discharge.client), stayOf(discharge), request],
    ...[...conditions, ...linked, ...documents, ...referrer, ...coverage],
    ...[...consentOf(discharge), ...signatureOf(discharge)],
  ];
  return {
    resourceType: 'Bundle',
    type: 'message',
    ...said({ timestamp: sentAt }),
    entry: resources.map((resource) => ({ resource })),
  };
};
