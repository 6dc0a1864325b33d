const episodeId = 'ep_mzxw6ytboi5dqnzqgmytembqha';
const clientId = 'cl_nbswy3dpeb3w64tmmqqho2ltnb';

export const episodeRowExample = {
  episodeId,
  clientId,
  clientName: 'Hicks, Jodie',
  stage: 'program',
  status: 'active',
  trainerId: 'mara-lind',
  due: '2026-04-03T22:00:00.000Z',
  late: false,
};

export const episodeExample = {
  episodeId,
  version: 14,
  clientId,
  clientName: 'Hicks, Jodie',
  partnerId: 'riverside-pt',
  dischargeId: 'di_onxw2zjanvsxg43bm5sq4tzr',
  stage: 'program',
  status: 'active',
  loop: 1,
  openedAt: '2026-03-02T16:10:02.400Z',
  dischargedAt: '2026-03-02T15:00:00.000Z',
  onsetOn: '2025-10-06',
  urgent: false,
  possibleDuplicate: false,
  trainerId: 'mara-lind',
  firstVisitAt: '2026-03-04T15:00:00.000Z',
  contactAttempts: 1,
  missedVisits: 0,
  missing: [],
  papers: [{ paper: 'written-referral', signedOn: '2026-03-01', version: 5 }],
  program: {
    startedAt: '2026-03-04T15:00:00.000Z',
    activatedAt: '2026-03-05T15:00:00.000Z',
    baseline: { version: 11, assessedAt: '2026-03-04T15:10:00.000Z' },
    goals: [
      {
        goalId: 'g12.1',
        horizon: '30-day',
        measure: 'range-of-motion',
        unit: 'deg',
        side: 'right',
        protocol: 'shoulder-flexion-active',
        baseline: 95,
        target: 120,
        dueOn: '2026-04-03',
        functionalActivity: 'Put a plate on the middle shelf',
        met: false,
      },
    ],
    planned: true,
    sessions: 0,
  },
  deadlines: [
    { deadline: 're-assessment', due: '2026-04-03T22:00:00.000Z', remindAt: '2026-03-27T08:00:00.000Z' },
  ],
};

export const timelineEntryExample = {
  eventId: `${episodeId}.00000003`,
  version: 3,
  type: 'FirstVisitScheduled',
  recordedAt: '2026-03-03T09:00:00.000Z',
  by: { kind: 'member', id: 'mara-lind' },
  policy: '2026-1',
  stage: 'referral',
  status: 'accepted',
  data: { visitAt: '2026-03-04T15:00:00.000Z' },
};

export const transitionsExample = {
  episodeId,
  version: 4,
  stage: 'referral',
  status: 'accepted',
  items: [
    {
      command: 'start-program',
      allowed: false,
      callers: ['trainer', 'owner'],
      blockedBy: [
        {
          code: 'paper-missing',
          sentence: 'A signed paper is missing.',
          subject: 'informed-consent',
          suppliedBy: 'client',
        },
      ],
      leadsTo: [{ stage: 'program', status: 'intake' }],
    },
  ],
};

export const commandReceiptExample = {
  outcome: 'accepted',
  episodeId,
  version: 5,
  eventIds: [`${episodeId}.00000005`],
};

export const clientRowExample = {
  clientId,
  name: { family: 'Hicks', given: ['Jodie'] },
  birthDate: '1970-04-12',
};

export const clientExample = {
  ...clientRowExample,
  sex: 'female',
  identifiers: [{ system: 'urn:example:riverside-pt:client', value: 'RPT-10056' }],
  episodes: [{ episodeId, stage: 'program', status: 'active' }],
};

export const documentsExample = {
  documents: [
    {
      documentId: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU',
      title: 'Referral letter',
      contentType: 'application/pdf',
      supplies: 'written-referral',
      receivedAt: '2026-03-02T16:10:02.113Z',
      url: 'https://originals.example.com/discharges/riverside-pt/originals/e3b0c442?X-Amz-Expires=300',
      urlExpiresAt: '2026-03-02T16:20:00.000Z',
    },
  ],
};
