import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import { lastAnnounced } from './running-cloud.ts';

const markerFile = 'local-cloud.json';
const kind = { folder: 'data of a local cloud', format: 1 };

/** What the folder says of itself; before its first start is done it has no region yet. */
interface Marker {
  readonly format: number;
  readonly region?: string;
}

export interface DataFolder {
  readonly path: string;
  release(): void;
}

/**
 * Opens (or makes) the data folder of one region and holds it until released. A folder that has content but not our
 * marker is never touched, `fresh` or not; one of another region is touched only by a fresh start.
 */
export function openDataFolder(path: string, region: string, fresh: boolean): DataFolder {
  makeFolder(path);
  if (readdirSync(path).length === 0) writeMarker(path, {});
  requireMarker(path);
  const lock = lockFolder(path);
  if (!lock) throw new Error(heldBy(path));
  try {
    if (fresh) empty(path);
    else requireRegion(path, region);
    if (requireMarker(path).region !== region) writeMarker(path, { region });
  } catch (error) {
    lock.release();
    throw error;
  }
  return { path, release: lock.release };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new Error(`${path} is no folder, or lies below a file. Choose an empty or a new folder.`);
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      throw new Error(`The folder ${path} cannot be made: writing there is not allowed. Choose another one.`);
    throw error;
  }
}

function empty(path: string): void {
  for (const name of readdirSync(path)) {
    if (name !== markerFile && !name.startsWith('lock.sqlite'))
      rmSync(join(path, name), { recursive: true, force: true });
  }
}

const writeMarker = (path: string, more: Pick<Marker, 'region'>): void =>
  writeFileSync(join(path, markerFile), JSON.stringify({ ...kind, ...more }));

function requireMarker(path: string): Marker {
  const file = join(path, markerFile);
  const found: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  const format = typeof found === 'object' && found !== null && 'format' in found ? found.format : undefined;
  if (format === undefined)
    throw new Error(
      `The folder ${path} has content that is no local cloud's. Choose an empty or a new folder.`,
    );
  if (format !== kind.format)
    throw new Error(`The data in ${path} has format ${format}; this version reads format ${kind.format}.`);
  return found as Marker;
}

/** Regions share nothing: another region's tables, clients and secrets would only look lost. */
function requireRegion(path: string, region: string): void {
  const { region: own = region } = requireMarker(path);
  if (own !== region)
    throw new Error(
      `The data in ${path} belongs to the region ${own}; regions share nothing. Start ${own} on it, or choose another folder for ${region}.`,
    );
}

function heldBy(path: string): string {
  const other = lastAnnounced(path);
  const who = other ? ` (process ${other.processId}, ${other.apiUrl})` : '';
  return `Another local cloud already runs on the data folder ${path}${who}. Stop it, or choose another folder.`;
}
