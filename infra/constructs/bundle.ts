import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A function's code in one file, named as Lambda's handler setting expects. */
const bundleFile = 'index.js';

/** Node prints the line an error came from; a bundle in one line would fill the log. */
const longestLine = 160;

export interface BundleOptions {
  /** Path from the root of the repository. */
  readonly entry: string;
  readonly outputFolder: string;
  readonly budgetKilobytes: number;
}

/**
 * Bundles a function for Lambda and holds it to its budget. Names stay whole, so that a stack trace can be read.
 * The bundle is a CommonJS module: an ES module that imports `node:http` takes Node about 10 ms longer to start,
 * because its facade touches every lazy export.
 * @returns the size in bytes
 */
export function bundle({ entry, outputFolder, budgetKilobytes }: BundleOptions): number {
  const outfile = join(outputFolder, bundleFile);
  buildSync({
    entryPoints: [join(projectRoot, entry)],
    outfile,
    absWorkingDir: projectRoot,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: longestLine,
    legalComments: 'none',
    logLevel: 'error',
  });
  const bytes = readFileSync(outfile).byteLength;
  if (bytes > budgetKilobytes * 1024)
    throw new Error(
      `${entry}: the bundle is ${Math.ceil(bytes / 1024)} KB, its budget is ${budgetKilobytes} KB`,
    );
  return bytes;
}
