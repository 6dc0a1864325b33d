import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.ts';

/** What another program needs to find a running local cloud through its data folder. */
export interface RunningCloud {
  readonly processId: number;
  /** Process ids of what was started beside it. */
  readonly children: readonly number[];
  readonly region: string;
  readonly stage: string;
  readonly apiUrl: string;
  readonly tokenUrl: string;
  /** Environment under which any AWS SDK client talks to the local cloud. */
  readonly environment: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

const fileOf = (folder: string): string => join(folder, 'running.json');

export function announce(folder: string, cloud: RunningCloud): void {
  const temporary = `${fileOf(folder)}.new`;
  writeFileSync(temporary, JSON.stringify(cloud, null, 2), { mode: 0o600 });
  renameSync(temporary, fileOf(folder));
}

export function withdraw(folder: string): void {
  rmSync(fileOf(folder), { force: true });
}

export function lastAnnounced(folder: string): RunningCloud | undefined {
  const file = fileOf(folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** The local cloud that runs on a data folder now; undefined when none does. */
export function findRunningCloud(dataFolder: string): RunningCloud | undefined {
  const cloud = lastAnnounced(dataFolder);
  if (!cloud) return undefined;
  const lock = lockFolder(dataFolder);
  if (!lock) return cloud;
  lock.release();
  return undefined;
}
