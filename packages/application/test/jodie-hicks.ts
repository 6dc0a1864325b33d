/** The discharge of a plainly fictitious client, with a gap where no consent came along. */
export const jodie = {
  messageId: 'RPT-2026-0042',
  sentAt: '2026-03-02T14:30:00Z',
  sender: { name: 'Riverside Physical Therapy' },
  referralId: 'REF-0042',
  client: {
    identifiers: [{ system: 'urn:example:riverside-pt:client', value: 'RPT-10056' }],
    name: { family: 'Hicks', given: ['Jodie'] },
    birthDate: '1970-04-12',
    sex: 'female',
    contact: { phone: '+1-555-0100', email: 'jodie.hicks@example.com' },
  },
  dischargedAt: '2026-03-01T20:00:00Z',
  conditions: [
    {
      code: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M75.121' },
      onsetOn: '2025-08-10',
      side: 'right',
    },
  ],
  procedures: [{ code: { system: 'http://snomed.info/sct', code: '18347007' }, performedOn: '2025-10-05' }],
  referrer: { name: 'Dr. Ana Example', npi: '1234567893', type: 'physician' },
  referral: { signedOn: '2026-03-01' },
};

/** Somebody else with nothing in common but the clinic. */
export const rosa = {
  ...jodie,
  messageId: 'RPT-2026-0043',
  referralId: 'REF-0043',
  client: {
    identifiers: [{ system: 'urn:example:riverside-pt:client', value: 'RPT-20001' }],
    name: { family: 'Example', given: ['Rosa'] },
    birthDate: '1961-09-30',
  },
};
