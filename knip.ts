import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  // A type that only its own file names is still the shape of an exported function.
  ignoreExportsUsedInFile: { interface: true, type: true },
  workspaces: {
    '.': {
      project: ['*.ts'],
      // Commands that packages/tools/src/check runs by name.
      ignoreDependencies: ['@biomejs/biome', 'dependency-cruiser'],
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
      entry: ['src/functions/worker-main.ts'],
      project: ['src/**/*.ts'],
      // A binary, started by its path.
      ignoreDependencies: ['@dynoxide/linux-x64'],
    },
    'packages/*': { project: ['{src,test}/**/*.ts'] },
    'packages/tools': {
      // The last two are loaded by mutation testing, by their paths.
      entry: ['src/*/main.ts', 'src/mutate/{few-runs,vitest.config}.ts'],
      project: ['**/*.{ts,mjs}'],
    },
    test: {
      // Commands whose code is the tests' own, named by path in packages/tools/bootstrap.mjs, and a worker thread.
      entry: ['{fuzz,chaos,simulation}/main.ts', 'simulation/run/worker.ts'],
      project: ['**/*.ts'],
    },
  },
};

export default config;
