import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout this file belongs to. */
export const checkoutRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

const notOurs = new Set(['node_modules', '.git', 'cdk.out', '.continuum', '.stryker-tmp', 'reports']);

/** Every file below `root` that people or generators wrote, as paths relative to it with forward slashes, sorted. */
export function ownFiles(root: string): string[] {
  const found: string[] = [];
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !notOurs.has(entry.name)) open.push(path);
      if (entry.isFile() && !path.endsWith('.log')) found.push(path);
    }
  }
  return found.sort();
}

/** The text of one file of the checkout. */
export function textOf(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
