import { createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memberId, partnerId, practiceId } from '@continuum/contracts';
import { addMember, addPartner, addPractice, localOffice, type Office } from '@continuum/tools/ops';
import { type DemoCloud, freshToken, startDemoCloud } from '@continuum/tools/start';
import { type Caller, callerOf, everyItem } from './caller.ts';
import type { discharge } from './discharge.ts';

/** The real functions on the local cloud: the demo practice with its people, and another with its own. */
export interface Stack {
  readonly demo: DemoCloud;
  readonly partner: Caller;
  readonly trainer: Caller;
  readonly nobody: Caller;
  /** Of a practice and a clinic that have nothing to do with the demo's. */
  readonly strangers: {
    readonly partner: Caller;
    readonly trainer: Caller;
    readonly trainerId: string;
    /** The clinic's AWS account, which may put discharges on the partner bus. */
    readonly account: string;
  };
  now(): Date;
  /** Moves the clock as anybody can, through the control address. */
  advance(by: { readonly advanceDays?: number; readonly advanceHours?: number }): Promise<void>;
  withToken(token: string): Caller;
  /** The trainer's token, signed by somebody else. */
  forgedToken(): Promise<string>;
  /** Posts a discharge; resolves to the id of the episode it opened. */
  openedEpisode(message: ReturnType<typeof discharge>): Promise<string>;
  stop(): Promise<void>;
}

const south = practiceId.parse('south-shore');
const strangerId = memberId.parse('jo-park');
const strangersAccount = '444455556666';

const registerStrangers = async (office: Office, cloud: DemoCloud['cloud']) => {
  const timeZone = 'America/New_York';
  const calendar = { closedWeekdays: [6, 7], holidays: [] };
  await addPractice(office, { practiceId: south, name: 'South Shore', timeZone, calendar, policy: '2026-1' });
  const client = await addPartner(office, {
    partnerId: partnerId.parse('hill-pt'),
    name: 'Hill Physical Therapy',
    timeZone,
    agreements: [{ practiceId: south, routingIdentifiers: [] }],
    account: strangersAccount,
  });
  const login = await addMember(office, {
    practiceId: south,
    memberId: strangerId,
    name: 'Jo Park',
    roles: ['trainer'],
    email: 'jo.park@example.com',
  });
  const member = { kind: 'member', clientId: office.memberClientId, ...login } as const;
  return {
    partner: callerOf(cloud.apiUrl, () => freshToken(cloud, { kind: 'partner', ...client })),
    trainer: callerOf(cloud.apiUrl, () => freshToken(cloud, member)),
    trainerId: strangerId,
    account: strangersAccount,
  };
};

const forged = (token: string): string => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const [header, payload] = token.split('.');
  const signature = createSign('RSA-SHA256').update(`${header}.${payload}`).sign(privateKey, 'base64url');
  return `${header}.${payload}.${signature}`;
};

const openIds = async (trainer: Caller): Promise<ReadonlySet<string>> =>
  new Set(
    (await everyItem<{ readonly episodeId: string }>(trainer, '/v1/episodes')).map((one) => one.episodeId),
  );

const opening =
  (demo: DemoCloud, partner: Caller, trainer: Caller): Stack['openedEpisode'] =>
  async (message) => {
    const before = await openIds(trainer);
    const posted = await partner('/v1/discharges', { body: message });
    if (posted.status !== 202)
      throw new Error(`the discharge was answered with ${posted.status}: ${posted.text}`);
    await demo.cloud.atRest();
    const [opened, ...more] = [...(await openIds(trainer))].filter((id) => !before.has(id));
    if (opened === undefined || more.length > 0)
      throw new Error(`the discharge opened ${opened === undefined ? 'no' : 'more than one'} episode`);
    return opened;
  };

const advancing =
  (control: Caller): Stack['advance'] =>
  async (by) => {
    const moved = await control('/_local/clock', { body: by });
    if (moved.status !== 200) throw new Error(`the clock was not moved: ${moved.text}`);
  };

/** Starts it on a folder of its own. */
export const startStack = async (): Promise<Stack> => {
  const data = mkdtempSync(join(tmpdir(), 'continuum-stack-'));
  const options = { port: 0, dataFolder: data, fresh: false, region: 'us-east-1' };
  const demo = await startDemoCloud(options, () => undefined);
  const { cloud } = demo;
  const withToken = (token: string) => callerOf(cloud.apiUrl, async () => token);
  const partner = callerOf(cloud.apiUrl, demo.partnerToken);
  const trainer = callerOf(cloud.apiUrl, demo.trainerToken);
  const nobody = callerOf(cloud.apiUrl);
  return {
    demo,
    partner,
    trainer,
    nobody,
    strangers: await registerStrangers(localOffice(cloud), cloud),
    now: () => cloud.now(),
    advance: advancing(nobody),
    withToken,
    forgedToken: async () => forged(await demo.trainerToken()),
    openedEpisode: opening(demo, partner, trainer),
    stop: async () => {
      await cloud.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
};
