import { describe, expect, it } from 'vitest';
import type { CheckOutcome } from './check.ts';
import { describeOutcome, runChecks } from './checks.ts';

const checkNamed = (name: string, run: () => Promise<string[]>) => ({
  name,
  finds: 'what it looks for',
  run,
});

describe('the checks', () => {
  it('all run and tell, though one finds something and another cannot run', async () => {
    const told: CheckOutcome[] = [];
    const outcomes = await runChecks(
      'anywhere',
      [
        checkNamed('defective', () => Promise.reject(new Error('no compiler'))),
        checkNamed('strict', async () => ['one', 'two']),
        checkNamed('content', async () => []),
      ],
      (outcome) => told.push(outcome),
    );
    expect(told).toEqual(outcomes);
    const found = Object.fromEntries(outcomes.map(({ check, problems }) => [check.name, problems]));
    expect(found).toEqual({
      defective: ['could not run: Error: no compiler'],
      strict: ['one', 'two'],
      content: [],
    });
  });

  it('show every problem below the line of their check', () => {
    const check = checkNamed('strict', async () => []);
    expect(describeOutcome({ check, problems: ['one', 'two'], seconds: 0.25 }).split('\n')).toEqual([
      '✘ strict           0.3 s  what it looks for',
      '    one',
      '    two',
    ]);
  });
});
