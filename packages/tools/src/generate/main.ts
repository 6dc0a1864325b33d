import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkoutRoot } from '../checkout.ts';
import { type StaleFile, staleFiles } from './generators.ts';

const usage = `npm run generate [-- --check]

Writes the files that are derived from code: OpenAPI, event schemas, AsyncAPI, the journey.
  --check   writes nothing; names what is stale and fails`;

function write({ path, content }: StaleFile): void {
  const target = join(checkoutRoot, path);
  if (content === undefined) return rmSync(target);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}

const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
if (values.help) {
  console.log(usage);
} else {
  const stale = await staleFiles(checkoutRoot);
  for (const file of stale) {
    console.log(`${file.path}: ${file.reason}`);
    if (!values.check) write(file);
  }
  if (stale.length === 0) console.log('Every generated file is fresh.');
  if (values.check && stale.length > 0) process.exitCode = 1;
}
