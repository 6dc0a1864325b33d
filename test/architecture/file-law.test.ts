import { judgeFile } from '@continuum/tools/check';
import { describe, expect, it } from 'vitest';

const lines = (count: number, line: string) => `${line}\n`.repeat(count);
const functionOf = (count: number, head: string) => `${head} {\n${lines(count - 2, '  step();')}}\n`;

describe('the file law', () => {
  it('lets 300 lines pass and catches 301', () => {
    expect(judgeFile('events/src/catalog.ts', lines(300, 'step();'))).toEqual([]);
    expect(judgeFile('events/src/catalog.ts', lines(301, 'step();'))).toEqual([
      'events/src/catalog.ts: 301 lines, at most 300',
    ]);
  });

  it.each(['function decide()', 'export const decide = () =>', 'class Sweep { run()'])(
    'lets 70 lines of %s pass and catches 71',
    (head) => {
      const close = head.startsWith('class') ? '}' : '';
      expect(judgeFile('events/src/catalog.ts', functionOf(70, head) + close)).toEqual([]);
      expect(judgeFile('events/src/catalog.ts', functionOf(71, head) + close)).toEqual([
        'events/src/catalog.ts:1: a function of 71 lines, at most 70',
      ]);
    },
  );

  it('measures each test of a suite, and not the suite', () => {
    const suite = (count: number) =>
      `describe('x', () => {\n${functionOf(count, "it('y', () =>").replace(/}\n$/, '});\n')}\n});\n`;
    expect(judgeFile('events/src/catalog.test.ts', suite(70))).toEqual([]);
    expect(judgeFile('events/src/catalog.test.ts', suite(71))).toEqual([
      'events/src/catalog.test.ts:2: a function of 71 lines, at most 70',
    ]);
  });

  it.each([
    'packages/aws/src/utils/retry.ts',
    'packages/aws/src/helpers.ts',
    'packages/aws/src/types.ts',
    'packages/aws/src/common/retry.ts',
    'packages/aws/src/misc.ts',
  ])('catches the name %s', (path) => {
    expect(judgeFile(path, 'step();\n')).toEqual([`${path}: a name that does not say what it holds`]);
  });

  it('lets a name pass that only contains such a word', () => {
    expect(judgeFile('packages/contracts/src/media-types.ts', 'step();\n')).toEqual([]);
  });
});
