import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkoutRoot } from '@continuum/tools/check';

const rooms = [
  'events',
  'functions',
  'infra',
  'packages/application',
  'packages/aws',
  'packages/contracts',
  'packages/domain',
  'packages/interop',
  'packages/lambda',
  'packages/local',
  'packages/tools',
  'packages/webhooks',
  'test',
];

const libraries = [
  '@aws-sdk/client-dynamodb',
  '@middy/core',
  'aws-cdk-lib',
  'fast-check',
  'temporal-polyfill',
  'vitest',
  'zod',
];

/**
 * A house in a folder of its own: the real rooms' package.json files, so that their doors are the real ones,
 * one constant behind every door, stand-ins for the libraries, and the files the test plants.
 */
export function plantHouse(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'continuum-house-')));
  const plant = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const name of ['package.json', 'tsconfig.base.json', 'biome.json']) {
    cpSync(join(checkoutRoot, name), join(root, name));
  }
  for (const room of rooms) plantRoom(root, room, plant);
  for (const library of libraries) {
    plant(`node_modules/${library}/package.json`, JSON.stringify({ name: library, main: 'index.js' }));
    plant(`node_modules/${library}/index.js`, 'module.exports = {};\n');
  }
  for (const [path, text] of Object.entries(files)) plant(path, text);
  return root;
}

function plantRoom(root: string, room: string, plant: (path: string, text: string) => void): void {
  const text = readFileSync(join(checkoutRoot, room, 'package.json'), 'utf8');
  const { name, exports: doors = {} }: { name: string; exports?: Record<string, string> } = JSON.parse(text);
  plant(`${room}/package.json`, text);
  for (const door of Object.values(doors)) {
    if (!door.includes('*'))
      plant(join(room, door), 'export const door = 1;\nexport type Door = typeof door;\n');
  }
  mkdirSync(join(root, 'node_modules', dirname(name)), { recursive: true });
  symlinkSync(join(root, room), join(root, 'node_modules', name));
}
