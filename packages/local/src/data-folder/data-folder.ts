import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import { lastAnnounced } from './running-cloud.ts';

const markerFile = 'local-cloud.json';
const marker = { folder: 'data of a local cloud', format: 1 };

export interface DataFolder {
  readonly path: string;
  release(): void;
}

/**
 * Opens (or makes) the data folder and holds it until released. A folder that has content but not our marker
 * is never touched, `fresh` or not.
 */
export function openDataFolder(path: string, fresh: boolean): DataFolder {
  mkdirSync(path, { recursive: true });
  const isEmpty = readdirSync(path).length === 0;
  if (!isEmpty) requireMarker(path);
  writeFileSync(join(path, markerFile), JSON.stringify(marker));
  const lock = lockFolder(path);
  if (!lock) throw new Error(heldBy(path));
  if (fresh) {
    for (const name of readdirSync(path)) {
      if (name !== markerFile && !name.startsWith('lock.sqlite'))
        rmSync(join(path, name), { recursive: true, force: true });
    }
  }
  return { path, release: lock.release };
}

function requireMarker(path: string): void {
  const file = join(path, markerFile);
  const found: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  const format = typeof found === 'object' && found !== null && 'format' in found ? found.format : undefined;
  if (format === undefined)
    throw new Error(
      `The folder ${path} has content that is no local cloud's. Choose an empty or a new folder.`,
    );
  if (format !== marker.format)
    throw new Error(`The data in ${path} has format ${format}; this version reads format ${marker.format}.`);
}

function heldBy(path: string): string {
  const other = lastAnnounced(path);
  const who = other ? ` (process ${other.processId}, ${other.apiUrl})` : '';
  return `Another local cloud already runs on the data folder ${path}${who}. Stop it, or choose another folder.`;
}
