import { describe, expect, it } from 'vitest';
import { namesakePrefix, searchPrefix } from './folded-name.ts';

describe('given names as people write them', () => {
  it.each([
    ['HICKS', 'hicks'],
    ["  O'Neil-Brandão ", 'o neil brandao'],
    ['Hicks, Jo', 'hicks,jo'],
    ['…', ''],
  ])('a search for %s begins with %s', (beginning, prefix) => {
    expect(searchPrefix(beginning)).toBe(prefix);
  });

  it('namesakes share name and birth date, however they are written', () => {
    const birthDate = '1970-04-12' as never;
    const one = namesakePrefix({ name: { family: 'Brandão', given: ['Zoë'] }, birthDate });
    expect(one).toBe('brandao,zoe#1970-04-12#');
    expect(namesakePrefix({ name: { family: 'BRANDAO', given: ['Zoe'] }, birthDate })).toBe(one);
  });

  it('a client without a name is in no list of names', () => {
    expect(namesakePrefix({ name: { given: [] } })).toBeUndefined();
  });

  it('a name of any length keeps the sort key within 1,024 bytes', () => {
    const prefix = namesakePrefix({ name: { family: '漢'.repeat(900), given: ['字'.repeat(900)] } });
    expect(Buffer.byteLength(prefix ?? '')).toBeLessThan(1024 - 41);
  });
});
