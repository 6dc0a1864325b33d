/** What the demo clinic posts: plainly fictitious, and complete but for the papers a practice collects itself. */
export const sampleDischarge = (dischargedAt: Date, messageId: string) => {
  const dayOf = (days: number) =>
    new Date(dischargedAt.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  return {
    messageId,
    sentAt: new Date(dischargedAt.getTime() + 3_600_000).toISOString(),
    referralId: `REF-${messageId}`,
    client: {
      identifiers: [{ system: 'urn:example:riverside-pt:client', value: 'RPT-10056' }],
      name: { family: 'Hicks', given: ['Jodie'] },
      birthDate: '1970-04-12',
      sex: 'female',
      contact: { phone: '+1-555-0100', email: 'jodie.hicks@example.com' },
    },
    dischargedAt: dischargedAt.toISOString(),
    conditions: [
      {
        code: {
          system: 'http://hl7.org/fhir/sid/icd-10-cm',
          code: 'M75.121',
          display: 'Rotator cuff tear, right',
        },
        onsetOn: dayOf(-210),
        side: 'right',
      },
    ],
    procedures: [
      {
        code: { system: 'http://snomed.info/sct', code: '18347007', display: 'Rotator cuff repair' },
        performedOn: dayOf(-150),
      },
    ],
    referrer: { name: 'Dr. Ana Example', npi: '1234567893', type: 'physician' },
    serviceRequested: 'Medical Exercise Training after discharge from physical therapy',
    precautions: ['No overhead load above 2 kg until re-assessed'],
  };
};
