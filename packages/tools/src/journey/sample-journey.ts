import type {
  ClientRow,
  DischargeReceipt,
  DischargeStatusView,
  EpisodeRowView,
  PageOf,
} from '@continuum/contracts';
import { sampleDischarge } from './sample-discharge.ts';
import { goals, readings } from './sample-readings.ts';
import { type Road, Traveller } from './traveller.ts';

type Leg = (traveller: Traveller) => Promise<void>;

const pathOf = (messageId: string): string => `/v1/discharges/${encodeURIComponent(messageId)}`;

const posted: Leg = async (traveller) => {
  const { road, messageId } = traveller;
  const discharge = sampleDischarge(traveller.day(-1), messageId);
  const { body: receipt } = await road.partner.send<DischargeReceipt>('POST', '/v1/discharges', discharge);
  const missing = receipt.missing.map(({ need }) => need).join(', ');
  traveller.say(`Riverside Physical Therapy posts the discharge of Jodie Hicks; still missing: ${missing}`);
  await road.atRest();
  const { body: list } = await road.trainer.get<PageOf<EpisodeRowView>>('/v1/episodes?stage=referral');
  const { body: clients } = await road.trainer.get<PageOf<ClientRow>>('/v1/clients?query=hicks');
  const { body: status } = await road.partner.get<DischargeStatusView>(pathOf(messageId));
  const [first] = list.items;
  if (first === undefined) throw new Error('the referral is not on the work list');
  traveller.episodeId = first.episodeId;
  traveller.say(
    `the referral is on the work list: ${status.stage}/${status.status}, ${clients.items.length} client of that name`,
  );
};

const accepted: Leg = async (traveller) => {
  await traveller.travelTo(0.1);
  await traveller.ask('accept-referral', { trainerId: traveller.road.trainerId });
  traveller.say('the referral is accepted and a trainer assigned');
  await traveller.ask('record-contact-attempt', {
    attemptedAt: traveller.nowText(),
    channel: 'phone',
    result: 'reached',
  });
  await traveller.ask('schedule-first-visit', { visitAt: traveller.day(2).toISOString() });
  traveller.say('the client is reached by phone; the first visit is set for day 2');
};

const papersSigned: Leg = async (traveller) => {
  await traveller.travelTo(1.9);
  for (const paper of [
    'written-referral',
    'informed-consent',
    'release-of-information',
    'liability-release',
    'training-agreement',
  ])
    await traveller.ask('record-paper', { paper, signedOn: traveller.date(0) });
  traveller.say('five papers are signed and recorded');
};

const firstVisit: Leg = async (traveller) => {
  await traveller.travelTo(2.05);
  await traveller.ask('start-program', {
    visitHeldAt: traveller.nowText(),
    note: 'Motivated; worried about the stairs.',
  });
  await traveller.ask('record-assessment', {
    kind: 'baseline',
    assessedAt: traveller.nowText(),
    measures: readings(95, 18),
  });
  traveller.say('the first visit is held and the baseline recorded: flexion 95°, grip 18 kg');
  await traveller.travelTo(2.5);
  await traveller.ask('record-document-sent', {
    document: 'introductory-letter',
    sentAt: traveller.nowText(),
    channel: 'fax',
  });
  traveller.say('the introductory letter goes to the referrer');
};

const activated: Leg = async (traveller) => {
  await traveller.travelTo(3);
  await traveller.ask('set-goals', { goals: goals(95, 120, traveller.date(32), traveller.date(92)) });
  await traveller.ask('set-plan', {
    sessionsPerWeek: 2,
    durationWeeks: 12,
    sessionMinutes: 50,
    exercises: 'Wall slides, external rotation with band, seated row, scaption, carries',
    precautions: 'No overhead load above 2 kg until re-assessed',
  });
  await traveller.ask('activate-program', {});
  await traveller.ask('record-document-sent', {
    document: 'assessment-summary',
    sentAt: traveller.nowText(),
    channel: 'fax',
  });
  traveller.say('goals and Plan of Exercise are set, the program runs, the assessment summary is sent');
};

const sessions =
  (first: number, last: number, startDay: number): Leg =>
  async (traveller) => {
    for (let session = first; session <= last; session += 1) {
      await traveller.travelTo(startDay + (session - first) * 3.5);
      await traveller.ask('record-session', {
        heldAt: traveller.nowText(),
        durationMinutes: 50,
        readings: readings(95, 18).slice(2),
        exertion: 13,
        exercises: [
          { exercise: 'seated-row', sets: 3, repetitions: 12, loadKilograms: 8 },
          { exercise: 'external-rotation', sets: 3, repetitions: 15 },
        ],
      });
    }
    traveller.say(`sessions ${first} to ${last} are recorded`);
  };

const mistyped: Leg = async (traveller) => {
  await traveller.travelTo(31);
  const assessedAt = traveller.nowText();
  const wrong = { kind: 're-assessment', assessedAt, measures: readings(168, 20) };
  const version = await traveller.ask('record-assessment', wrong);
  traveller.say('day-30 re-assessment, with a slip of the finger: flexion 168° meets goals it should not');
  const body = { ...wrong, measures: readings(118, 20) };
  await traveller.ask('correct-entry', {
    version,
    reason: 'mistyped',
    corrected: { command: 'record-assessment', body },
  });
  traveller.say('the entry is corrected to 118°, and the goals it met are open again');
  await traveller.ask('set-goals', { goals: goals(118, 135, traveller.date(60), traveller.date(115)) });
  await traveller.ask('record-document-sent', {
    document: 'progress-report',
    sentAt: traveller.nowText(),
    channel: 'fax',
  });
  traveller.say('the first progress report is sent');
};

const followUp: Leg = async (traveller) => {
  await traveller.ask('schedule-follow-up', { visitAt: traveller.day(75).toISOString() });
  traveller.say('the client will see the physician again on day 75');
};

const reAssessed: Leg = async (traveller) => {
  await traveller.travelTo(60);
  await traveller.ask('record-assessment', {
    kind: 're-assessment',
    assessedAt: traveller.nowText(),
    measures: readings(138, 22),
  });
  await traveller.ask('record-document-sent', {
    document: 'progress-report',
    sentAt: traveller.nowText(),
    channel: 'fax',
  });
  traveller.say(
    'day-60 re-assessment: flexion 138° meets the short-term goal; the second progress report is sent',
  );
};

const goalsMet: Leg = async (traveller) => {
  await traveller.travelTo(75.5 - 1);
  await traveller.ask('record-document-sent', {
    document: 'progress-report',
    sentAt: traveller.nowText(),
    channel: 'fax',
  });
  traveller.say('a progress report goes out before the visit to the physician');
};

const finished: Leg = async (traveller) => {
  await traveller.travelTo(89.5);
  await traveller.ask('record-assessment', {
    kind: 'final',
    assessedAt: traveller.nowText(),
    measures: readings(154, 26),
  });
  traveller.say(
    'day-90 assessment: flexion 154°, grip 26 kg; every long-term goal is met and the report opens by itself',
  );
  await traveller.travelTo(91);
  await traveller.ask('issue-report', { recommendation: 'continue-independently' });
  await traveller.ask('record-document-sent', {
    document: 'discharge-summary',
    sentAt: traveller.nowText(),
    channel: 'fax',
  });
  traveller.say('the report is issued and sent');
  await traveller.travelTo(93);
  await traveller.ask('acknowledge-report', { acknowledgedAt: traveller.nowText(), channel: 'fax' });
  traveller.say('the referrer acknowledges it; the episode closes by itself');
};

const told: Leg = async ({ road, messageId }) => {
  const { body } = await road.partner.get<DischargeStatusView>(pathOf(messageId));
  road.tell(`  Riverside Physical Therapy asks for its referral and reads: ${body.stage}/${body.status}`);
};

const carried: readonly Leg[] = [
  accepted,
  papersSigned,
  firstVisit,
  activated,
  sessions(1, 8, 4),
  mistyped,
  followUp,
  sessions(9, 16, 32),
  reAssessed,
  sessions(17, 20, 61),
  goalsMet,
  sessions(21, 24, 76),
  finished,
  told,
];

/**
 * Takes a referral that is open through program and report to its end, as the sample journey does.
 * @param messageId the partner's own id of the discharge
 */
export const carryThrough = async (road: Road, messageId: string, episodeId: string): Promise<void> => {
  const traveller = new Traveller(road, messageId);
  traveller.episodeId = episodeId;
  for (const leg of carried) await leg(traveller);
};

/**
 * Jodie Hicks, 56, discharged from physical therapy after rotator cuff surgery: referral, program, report.
 * Everything goes through the HTTP API; nothing is written behind it.
 * @returns the episode's id
 */
export const playSampleJourney = async (road: Road, messageId: string): Promise<string> => {
  const traveller = new Traveller(road, messageId);
  await posted(traveller);
  for (const leg of carried) await leg(traveller);
  return traveller.episodeId;
};
