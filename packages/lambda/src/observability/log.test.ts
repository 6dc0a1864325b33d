import { describe, expect, it } from 'vitest';
import { traceOf } from './error-trace.ts';
import { allowed } from './log.ts';

describe('a log line', () => {
  it('holds ids, codes and the names of routes', () => {
    const fields = {
      route: 'GET /v1/episodes/{episodeId}',
      status: 200,
      episodeId: 'ep_mzxw6ytboi5dqnzqgmytembqha',
      code: 'paper-missing,baseline-missing',
    };
    expect(allowed(fields)).toEqual(fields);
  });

  it('does not hold a field it does not know, nor a text that is no id', () => {
    const given = { note: 'Jodie Hicks', code: 'Jodie Hicks, born 1970', key: 'x'.repeat(2_000), count: 3 };
    expect(allowed(given)).toEqual({ code: '(withheld)', key: '(withheld)', count: 3 });
  });
});

describe('two words, which could be a name,', () => {
  it('are withheld wherever they stand', () => {
    const given = { eventType: 'Jodie Hicks', code: 'Jodie Hicks', route: 'Jodie Hicks' };
    expect(new Set(Object.values(allowed(given)))).toEqual(new Set(['(withheld)']));
  });
});

describe('an error in a log line', () => {
  it('is its name, its causes’ names and where it was thrown; never its message', () => {
    class TableBusy extends Error {
      override readonly name = 'TableBusy';
    }
    const error = new TableBusy('Jodie Hicks\n    at Hicks (born:1970)', { cause: new RangeError('Hicks') });
    const trace = traceOf(error);
    expect(trace.name).toBe('TableBusy');
    expect(trace.causes).toEqual(['RangeError']);
    expect(trace.frames.length).toBeGreaterThan(0);
    expect(JSON.stringify(trace)).not.toContain('Hicks');
  });

  it('says nothing of what was thrown and is no error', () => {
    expect(traceOf('Jodie Hicks')).toEqual({ name: 'not an error', causes: [], frames: [] });
  });
});
