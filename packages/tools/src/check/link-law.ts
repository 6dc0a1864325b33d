import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownFiles, textOf } from '../checkout.ts';
import type { Check } from './check.ts';

const fenced = /^```[\s\S]*?^```/gm;
const link = /\]\(([^()\s]+)\)/g;
const elsewhere = /^([a-z]+:|#)/;

/** What a reader is sent to is there. */
export const linkLaw: Check = {
  name: 'links',
  finds: 'links between documents that lead nowhere',
  run: async (root) =>
    ownFiles(root)
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) => judgeLinks(path, textOf(root, path), (target) => existsSync(join(root, target)))),
};

/** Every relative link of one document whose target `exists` does not know, by its path from the root. */
export function judgeLinks(path: string, text: string, exists: (target: string) => boolean): string[] {
  return [...text.replaceAll(fenced, '').matchAll(link)]
    .map(([, target = '']) => target)
    .filter((target) => !elsewhere.test(target))
    .filter((target) => !exists(join(dirname(path), target.replace(/#.*$/, ''))))
    .map((target) => `${path}: leads to ${target}, which is not there`);
}
