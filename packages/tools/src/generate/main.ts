import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkoutRoot } from '../checkout.ts';
import { runCommand } from '../command-line.ts';
import { type StaleFile, staleFiles } from './generators.ts';

const usage = `npm run generate [-- --check]

Writes the files that are derived from code: OpenAPI, event schemas, AsyncAPI, the journey, the partner kit.
  --check   writes nothing; names what is stale and fails`;

function write({ path, content }: StaleFile): void {
  const target = join(checkoutRoot, path);
  if (content === undefined) return rmSync(target);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}

await runCommand(usage, { check: { type: 'boolean' } }, async ({ check }) => {
  const stale = await staleFiles(checkoutRoot);
  for (const file of stale) {
    console.log(`${file.path}: ${file.reason}`);
    if (!check) write(file);
  }
  if (stale.length === 0) console.log('Every generated file is fresh.');
  if (check && stale.length > 0) process.exitCode = 1;
});
