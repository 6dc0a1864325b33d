import { judgeWords } from '@continuum/tools/check';
import { describe, expect, it } from 'vitest';

// Put together here, so that this file does not break the law it probes.
const banned = `${'pati'}ent`;
const path = 'packages/domain/src/referral/open-referral.ts';

describe('the vocabulary law', () => {
  it.each([
    `const ${banned}Id = 1;`,
    `// the ${banned} arrives`,
    `// a ${'treat'}ment`,
    `// ${'TO'}DO later`,
    `// ${'FIX'}ME later`,
    `const folder = '${'/ho'}me/someone';`,
    `const folder = '${'/t'}mp/someone';`,
    `const host = '${'https://'}registry.example.org';`,
  ])('catches %s', (text) => {
    expect(judgeWords(path, `${text}\n`)).toHaveLength(1);
  });

  it('catches a word in the name of a file', () => {
    expect(judgeWords(`packages/domain/src/${banned}.ts`, '')).toHaveLength(1);
  });

  it("lets FHIR's own resource pass where FHIR is read", () => {
    expect(judgeWords('packages/interop/src/fhir/person.ts', `const type = '${banned}';`)).toEqual([]);
  });

  it('lets the names of public example files pass where expectations of them are stated', () => {
    const stated = 'packages/tools/src/corpora/expected/stated/examples.json';
    expect(judgeWords(stated, `{ "file": "${banned}-1.json" }`)).toEqual([]);
    expect(judgeWords('packages/tools/src/corpora/expected/judge.ts', `// a ${banned}`)).toHaveLength(1);
    expect(judgeWords(stated, `a ${'treat'}ment`)).toHaveLength(1);
  });

  it.each(['the client arrives', 'see ./home/page', 'https://docs.aws.amazon.com/tmp', 'a treat'])(
    'stays quiet about %s',
    (text) => {
      expect(judgeWords(path, text)).toEqual([]);
    },
  );
});
