import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: ['*.config.ts', '.dependency-cruiser.mjs'],
      project: ['*.ts', '*.mjs'],
      // The pinned runtime: bootstrap.mjs starts every task on it.
      ignoreDependencies: ['node'],
    },
    events: { project: ['src/**/*.ts'] },
    functions: {
      // Lambda loads index.ts, synthesis loads function.ts; no import says so.
      entry: ['*/{index,function}.ts'],
      project: ['**/*.ts'],
    },
    infra: { entry: ['bin/*.ts'], project: ['**/*.ts'] },
    'packages/local': {
      // Started as a worker thread by its path.
      entry: ['src/functions/worker*.ts'],
      project: ['src/**/*.ts'],
    },
    'packages/*': { project: ['src/**/*.ts'] },
    'packages/tools': {
      entry: ['bootstrap.mjs', 'src/*/main.ts'],
      project: ['**/*.{ts,mjs}'],
    },
    test: { project: ['**/*.ts'] },
  },
};

export default config;
