import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import * as z from 'zod';

const cdkJson = z.object({ app: z.string(), context: z.record(z.string(), z.unknown()).default({}) });

export interface SynthesisOptions {
  readonly projectRoot: string;
  readonly outputFolder: string;
  readonly region: string;
  readonly stage: string;
}

/**
 * Runs the app of `cdk.json` in a child, as the CDK CLI does: `CDK_OUTDIR` says where, `CDK_CONTEXT_JSON`
 * with what. No stack is bundled: the local cloud runs the sources themselves.
 * @see https://docs.aws.amazon.com/cdk/v2/guide/configure-synth.html
 */
export async function synthesize(options: SynthesisOptions): Promise<string> {
  const { projectRoot, outputFolder, region, stage } = options;
  const { app, context } = cdkJson.parse(JSON.parse(await readFile(join(projectRoot, 'cdk.json'), 'utf8')));
  await rm(outputFolder, { recursive: true, force: true });
  await mkdir(outputFolder, { recursive: true });
  const path = [
    dirname(process.execPath),
    join(projectRoot, 'node_modules', '.bin'),
    process.env['PATH'] ?? '',
  ];
  const child = spawn(app, {
    shell: true,
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: path.join(delimiter),
      CDK_OUTDIR: outputFolder,
      CDK_CONTEXT_JSON: JSON.stringify({
        ...context,
        region,
        stage,
        onThisMachine: true,
        'aws:cdk:bundling-stacks': [],
      }),
      CDK_DEFAULT_REGION: region,
      CDK_VALIDATION: 'false',
      NODE_COMPILE_CACHE: join(projectRoot, 'node_modules', '.cache', 'node-compile'),
    },
  });
  const said: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const code = await new Promise<number | null>((settle, fail) => {
    child.once('error', fail);
    child.once('close', settle);
  });
  if (code !== 0) throw new Error(`Synthesis failed (${app}, exit ${code}):\n${lastLines(said.join(''))}`);
  return outputFolder;
}

/** The end of what the app said, without the source line of a bundled library that Node shows. */
function lastLines(said: string): string {
  const lines = said.split('\n').filter((line) => line.length <= 500);
  return lines.slice(-40).join('\n');
}
