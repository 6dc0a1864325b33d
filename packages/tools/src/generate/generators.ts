import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ownFiles, textOf } from '../checkout.ts';

/** A room that derives files from its code. Its door gives them as path from the root → content. */
interface Generator {
  readonly room: string;
  readonly owns: RegExp;
}

const generators: readonly Generator[] = [
  {
    room: 'packages/contracts',
    owns: /^(packages\/contracts\/(openapi|fhir-capabilities)|docs\/partner-kit\/(openapi|schemas\/[^/]+|webhooks\/asyncapi))\.json$/,
  },
  { room: 'events', owns: /^events\/(schemas\/.+\.json|asyncapi\.json)$/ },
  { room: 'packages/domain', owns: /^docs\/journey\.md$/ },
  { room: 'packages/tools', owns: /^docs\/partner-kit\/examples\/.+\.expected\.json$/ },
];

/** Files whose shape is a generator's. */
export function isGenerated(path: string): boolean {
  return generators.some(({ owns }) => owns.test(path));
}

export interface StaleFile {
  readonly path: string;
  readonly reason: 'missing' | 'differs from its source' | 'no longer generated';
  /** What it should hold; absent where it should not be. */
  readonly content?: string;
}

/** Every generated file of the checkout that is not what its generator says today. */
export async function staleFiles(root: string): Promise<StaleFile[]> {
  const expected = await expectedFiles(root);
  const present = new Set(ownFiles(root).filter(isGenerated));
  const stale: StaleFile[] = [];
  for (const [path, content] of expected) {
    if (!present.has(path)) stale.push({ path, reason: 'missing', content });
    else if (textOf(root, path) !== content) stale.push({ path, reason: 'differs from its source', content });
  }
  for (const path of present) if (!expected.has(path)) stale.push({ path, reason: 'no longer generated' });
  return stale;
}

async function expectedFiles(root: string): Promise<Map<string, string>> {
  const answers = await Promise.allSettled(generators.map((generator) => generate(root, generator)));
  const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
  if (failures.length > 0) throw new AggregateError(failures, failures.map((one) => one.message).join('; '));
  return new Map(answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])));
}

async function generate(root: string, { room, owns }: Generator): Promise<[string, string][]> {
  const files: unknown = await (await openDoor(root, room))();
  if (typeof files !== 'object' || files === null)
    throw new Error(`${room}: generatedFiles() gives no files`);
  return Object.entries(files).map(([path, content]) => {
    if (!owns.test(path)) throw new Error(`${room}: generates ${path}, which is not its to write`);
    if (typeof content !== 'string') throw new Error(`${room}: generates ${path} with no text in it`);
    return [path, content];
  });
}

async function openDoor(root: string, room: string): Promise<() => unknown> {
  const { exports: doors } = JSON.parse(readFileSync(join(root, room, 'package.json'), 'utf8'));
  const door: unknown = doors?.['./generated'];
  if (typeof door !== 'string') throw new Error(`${room}/package.json opens no door ./generated`);
  const { generatedFiles } = await import(pathToFileURL(join(root, room, door)).href);
  if (typeof generatedFiles !== 'function') throw new Error(`${room}: ${door} exports no generatedFiles()`);
  return generatedFiles;
}
