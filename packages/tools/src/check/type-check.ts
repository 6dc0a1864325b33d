import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { ownFiles, textOf } from '../checkout.ts';
import type { Check } from './check.ts';
import { problemsOf, runBinary } from './command.ts';

/**
 * One program over the whole checkout, since a program per room would read the same declarations a dozen times.
 * A room whose tsconfig.json sets compiler options of its own is checked under those as well.
 */
export const typeCheck: Check = {
  name: 'types',
  finds: 'type errors in every room',
  run: async (root) => {
    const projects = ['tsconfig.json', ...roomsWithOwnOptions(root)];
    const found = await Promise.all(projects.map((project) => compile(root, project)));
    return [...new Set(found.flat())];
  },
};

function roomsWithOwnOptions(root: string): string[] {
  return ownFiles(root).filter((path) => {
    if (!path.endsWith('/tsconfig.json')) return false;
    const { config, error } = ts.parseConfigFileTextToJson(path, textOf(root, path));
    if (error) throw new Error(`${path} cannot be read`, { cause: error.messageText });
    return 'compilerOptions' in config;
  });
}

async function compile(root: string, project: string): Promise<string[]> {
  const cache = join('node_modules', '.cache', 'types', project.replaceAll('/', '_'));
  const remembered = existsSync(join(root, 'node_modules'))
    ? ['--incremental', '--tsBuildInfoFile', `${cache}.tsbuildinfo`]
    : [];
  return problemsOf(await runBinary('tsc', ['-p', project, '--pretty', 'false', ...remembered], root));
}
