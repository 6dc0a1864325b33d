import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartnerClient } from '@continuum/aws';
import * as z from 'zod';
import type { MemberLogin } from '../ops/registering.ts';

/** What a start must know of the starts before it: how the demo clinic and trainer sign in, and the journey. */
export interface DemoFile {
  readonly partner?: PartnerClient | undefined;
  readonly trainer?: MemberLogin | undefined;
  readonly journey?: 'begun' | 'finished' | undefined;
}

const shape = z.strictObject({
  partner: z.strictObject({ clientId: z.string(), clientSecret: z.string() }).optional(),
  trainer: z.strictObject({ username: z.string(), password: z.string() }).optional(),
  journey: z.enum(['begun', 'finished']).optional(),
});

const ownerOnly = 0o600;

const fileOf = (dataFolder: string): string => join(dataFolder, 'demo.json');

/** @throws when the file is not one of ours */
export const readDemoFile = (dataFolder: string): DemoFile => {
  const file = fileOf(dataFolder);
  return existsSync(file) ? shape.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
};

/** Adds to what is kept; whole or not at all, and readable by its owner only. */
export const keepInDemoFile = (dataFolder: string, more: DemoFile): DemoFile => {
  const next = { ...readDemoFile(dataFolder), ...more };
  const temporary = `${fileOf(dataFolder)}.new`;
  writeFileSync(temporary, JSON.stringify(next, null, 2), { mode: ownerOnly });
  renameSync(temporary, fileOf(dataFolder));
  return next;
};
