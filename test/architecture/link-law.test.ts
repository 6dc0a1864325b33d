import { judgeLinks } from '@continuum/tools/check';
import { describe, expect, it } from 'vitest';

const there = new Set(['docs/adr', 'events/README.md', 'README.md']);
const judge = (text: string, path = 'docs/journey.md') =>
  judgeLinks(path, text, (target) => there.has(target));

describe('the link law', () => {
  it('catches a link that leads nowhere, and names it', () => {
    expect(judge('see [the rooms](../packages/README.md)')).toEqual([
      'docs/journey.md: leads to ../packages/README.md, which is not there',
    ]);
    expect(judge('[one](gone.md) and [another](gone/too.md#part)')).toHaveLength(2);
  });

  it.each([
    '[events](../events/README.md)',
    '[why](adr)',
    '[a part](../README.md#limits)',
    '[here](#below)',
    '[a page](https://docs.aws.amazon.com/lambda/)',
    '```\n[code](is-not-a-link.md)\n```',
  ])('stays quiet about %s', (text) => {
    expect(judge(text)).toEqual([]);
  });
});
