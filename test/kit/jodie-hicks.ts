/** A plainly fictitious client's discharge, with nothing of the papers a practice collects itself. */
export const jodie = {
  messageId: 'RPT-2026-0042',
  referralId: 'REF-0042',
  client: {
    identifiers: [{ system: 'urn:example:riverside-pt:client', value: 'RPT-10056' }],
    name: { family: 'Hicks', given: ['Jodie'] },
    birthDate: '1970-04-12',
  },
  dischargedAt: '2026-03-01T20:00:00.000Z',
  conditions: [
    { code: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M75.121' }, onsetOn: '2025-08-10' },
  ],
};
