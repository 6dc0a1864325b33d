/** A complete discharge of somebody plainly fictitious, under a message id of the test's own. */
export const discharge = (messageId: string, discharged = '2026-03-02T15:00:00Z') => ({
  messageId,
  client: {
    identifiers: [{ system: 'urn:example:riverside-pt:client', value: `RPT-${messageId}` }],
    name: { family: 'Example', given: ['Robin'] },
    birthDate: '1961-09-30',
  },
  dischargedAt: discharged,
  conditions: [
    {
      code: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M75.121' },
      onsetOn: '2025-08-04',
      side: 'right',
    },
  ],
  referrer: { name: 'Dr. Ana Example', npi: '1234567893', type: 'physician' },
});
