import { createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoCloud, defaultRegion, startDemoCloud } from '@continuum/tools/start';
import { type Caller, callerOf, everyItem } from './caller.ts';
import type { discharge } from './discharge.ts';
import { type People, registerPeople } from './people.ts';

/** The real functions on the local cloud, and everybody who calls them. */
export interface Stack extends People {
  readonly demo: DemoCloud;
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
  ({ cloud }: DemoCloud, partner: Caller, trainer: Caller): Stack['openedEpisode'] =>
  async (message) => {
    const before = await openIds(trainer);
    const posted = await partner('/v1/discharges', { body: message });
    if (posted.status !== 202)
      throw new Error(`the discharge was answered with ${posted.status}: ${posted.text}`);
    await cloud.atRest();
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
  const dataFolder = mkdtempSync(join(tmpdir(), 'continuum-stack-'));
  const demo = await startDemoCloud(
    { port: 0, dataFolder, fresh: false, region: defaultRegion },
    () => undefined,
  );
  const { cloud } = demo;
  const people = await registerPeople(demo);
  return {
    ...people,
    demo,
    now: cloud.now,
    advance: advancing(people.nobody),
    withToken: (token) => callerOf(cloud.apiUrl, async () => token),
    forgedToken: async () => forged(await demo.trainerToken()),
    openedEpisode: opening(demo, people.partner, people.trainer),
    stop: async () => {
      await cloud.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
};
