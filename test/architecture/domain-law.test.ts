import { judgeDomainFile } from '@continuum/tools/check';
import { describe, expect, it } from 'vitest';

const path = 'packages/domain/src/kernel/probe.ts';

describe('the domain law', () => {
  it.each([
    'export const now = new Date();',
    'export const now = new Date;',
    'export const now = Date();',
    'export async function run() {}',
    'export const run = async () => 1;',
    'export const room = { async run() {} };',
    'export class Room { async run() {} }',
    'export const room = await 1;',
    "export const room = () => import('./other.ts');",
  ])('catches %s', (text) => {
    expect(judgeDomainFile(path, text)).not.toEqual([]);
  });

  it.each([
    'export const at = (instant: string) => new Date(instant);',
    'export const at = (ms: number) => new Date(ms);',
    'export const utc = Date.UTC(2026, 1, 1);',
    "export const text = 'async await new Date()';",
  ])('stays quiet about %s', (text) => {
    expect(judgeDomainFile(path, text)).toEqual([]);
  });
});
