import { findRunningCloud } from '@continuum/local';
import { defaultRegion } from '../start/defaults.ts';
import { readDemoFile } from '../start/demo-file.ts';
import { freshToken } from '../start/tokens.ts';
import type { CorporaOptions } from './options.ts';
import type { Post } from './posting/post-file.ts';
import { renewed } from './renewed.ts';

/** A running system, and a partner clinic's way into it. */
export interface System {
  readonly apiUrl: string;
  readonly post: Post;
  /** Waits until what was posted has had its effects, then stops what was started for it. */
  close(): Promise<void>;
}

const posting =
  (apiUrl: string, token: () => Promise<string>): Post =>
  async ({ mediaType, bytes, dryRun }, signal) => {
    const headers = { authorization: `Bearer ${await token()}`, 'content-type': mediaType };
    const address = `${apiUrl}/v1/discharges${dryRun ? '?dryRun=true' : ''}`;
    const response = await fetch(address, { method: 'POST', headers, body: bytes, signal });
    return { status: response.status, body: await response.text() };
  };

/** Well below the hour for which a token is good. */
const tokenMinutes = 10;

const nothingToClose = async (): Promise<void> => undefined;

const ofRunningCloud = (dataFolder: string): System | undefined => {
  const cloud = findRunningCloud(dataFolder);
  if (cloud === undefined) return undefined;
  const { partner } = readDemoFile(dataFolder);
  if (partner === undefined)
    throw new Error(
      `The local cloud on ${dataFolder} has no demo clinic. Name the system with --url and a partner's token with --token.`,
    );
  const token = renewed(tokenMinutes, Date.now, () => freshToken(cloud, { kind: 'partner', ...partner }));
  return { apiUrl: cloud.apiUrl, post: posting(cloud.apiUrl, token), close: nothingToClose };
};

const startedOn = async (dataFolder: string, tell: (line: string) => void): Promise<System> => {
  tell(`No local cloud runs on ${dataFolder}; starting one there.`);
  const { startDemoCloud } = await import('../start/demo-cloud.ts');
  const started = await startDemoCloud({ port: 0, dataFolder, fresh: false, region: defaultRegion }, tell);
  const { cloud } = started;
  return {
    apiUrl: cloud.apiUrl,
    post: posting(cloud.apiUrl, renewed(tokenMinutes, Date.now, started.partnerToken)),
    close: async () => {
      try {
        await cloud.atRest();
      } finally {
        await cloud.stop();
      }
    },
  };
};

/** What a system needs at most before it answers for the first time; then no file is blamed for a cold start. */
const firstAnswerMilliseconds = 30_000;

/** @throws Error when the system does not answer */
const awake = async (system: System): Promise<System> => {
  const nothing = { mediaType: 'application/json', bytes: new Uint8Array(), dryRun: true };
  try {
    await system.post(nothing, AbortSignal.timeout(firstAnswerMilliseconds));
    return system;
  } catch (error) {
    await system.close();
    throw new Error(`${system.apiUrl} does not answer.`, { cause: error });
  }
};

/**
 * The system to post to; a local cloud is found through its data folder and started where none runs.
 * @throws Error that says what is in the way, or that nothing answers
 */
export const openSystem = async (
  system: CorporaOptions['system'],
  tell: (line: string) => void,
): Promise<System> => {
  if (system.kind === 'local')
    return awake(ofRunningCloud(system.dataFolder) ?? (await startedOn(system.dataFolder, tell)));
  const { url, token } = system;
  return awake({ apiUrl: url, post: posting(url, async () => token), close: nothingToClose });
};
