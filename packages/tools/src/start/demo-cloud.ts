import { resolve } from 'node:path';
import { type LocalCloud, startLocalCloud } from '@continuum/local';
import { checkoutRoot } from '../checkout.ts';
import { apiCaller } from '../journey/api-caller.ts';
import { carryThrough, playSampleJourney } from '../journey/sample-journey.ts';
import type { Road } from '../journey/traveller.ts';
import { stage } from './defaults.ts';
import { type DemoFile, keepInDemoFile, readDemoFile } from './demo-file.ts';
import { demo, registerDemo } from './demo-registry.ts';
import type { StartOptions } from './options.ts';
import { type Credentials, freshToken, keptToken } from './tokens.ts';

/** The local cloud with the demo practice, clinic and trainer registered. */
export interface DemoCloud {
  readonly cloud: LocalCloud;
  /** Nothing has ever happened on this data folder. */
  readonly isNew: boolean;
  readonly file: DemoFile;
  readonly memberClientId: string;
  partnerToken(): Promise<string>;
  trainerToken(): Promise<string>;
  /** Plays the sample journey through the API, moving the clock. Resolves to the id of its episode. */
  playJourney(tell: (line: string) => void): Promise<string>;
  /** Takes a referral that is open to its end, by the commands of the sample journey. */
  carryThrough(messageId: string, episodeId: string, tell: (line: string) => void): Promise<void>;
}

type Needed = Omit<StartOptions, 'empty'>;

const start = ({ port, dataFolder, fresh, region }: Needed, onProgress: (line: string) => void) =>
  startLocalCloud({ projectRoot: checkoutRoot, dataFolder, port, region, stage, fresh, onProgress });

const journeyMessageId = 'RPT-2026-0056';

/**
 * Starts the local cloud on a data folder and registers the demo.
 * @throws Error that says what is in the way: the port is taken, another cloud runs on the folder, …
 */
export const startDemoCloud = async (
  options: Needed,
  onProgress: (line: string) => void,
): Promise<DemoCloud> => {
  const dataFolder = resolve(options.dataFolder);
  const starting = start({ ...options, dataFolder }, onProgress);
  // The AWS clients are loaded while the stacks are synthesized.
  const [cloud, { localOffice }] = await Promise.all([starting, import('../ops/office.ts')]);
  try {
    const office = localOffice(cloud);
    const known = readDemoFile(dataFolder);
    const isNew = known.partner === undefined;
    const file = await registerDemo(office, known, (more) => keepInDemoFile(dataFolder, more));
    return demoCloud(cloud, file, isNew, office.memberClientId);
  } catch (error) {
    await cloud.stop();
    throw error;
  }
};

const signedIn = (cloud: LocalCloud, { partner, trainer }: DemoFile, memberClientId: string) => {
  const tokenOf = (credentials: Credentials | undefined): Promise<string> => {
    if (credentials === undefined) throw new Error('the demo was not registered');
    return freshToken(cloud, credentials);
  };
  return {
    partnerToken: () => tokenOf(partner && { kind: 'partner', ...partner }),
    trainerToken: () => tokenOf(trainer && { kind: 'member', clientId: memberClientId, ...trainer }),
  };
};

const demoCloud = (cloud: LocalCloud, file: DemoFile, isNew: boolean, memberClientId: string): DemoCloud => {
  const { partnerToken, trainerToken } = signedIn(cloud, file, memberClientId);
  const now = (): Date => cloud.now();
  const roadWith = (tell: (line: string) => void): Road => ({
    partner: apiCaller(cloud.apiUrl, keptToken(now, partnerToken)),
    trainer: apiCaller(cloud.apiUrl, keptToken(now, trainerToken)),
    trainerId: demo.trainer.memberId,
    now,
    moveTo: async (instant) => {
      await cloud.moveClockTo(instant);
    },
    atRest: () => cloud.atRest(),
    tell,
  });
  return {
    cloud,
    isNew,
    file,
    memberClientId,
    partnerToken,
    trainerToken,
    carryThrough: (messageId, episodeId, tell) => carryThrough(roadWith(tell), messageId, episodeId),
    playJourney: async (tell) => {
      keepInDemoFile(cloud.dataFolder, { journey: 'begun' });
      const episodeId = await playSampleJourney(roadWith(tell), journeyMessageId);
      keepInDemoFile(cloud.dataFolder, { journey: 'finished' });
      return episodeId;
    },
  };
};
