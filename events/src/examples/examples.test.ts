import { describe, expect, it } from 'vitest';
import { catalog, contractEventNames, detailTypeOf } from '../catalog.ts';
import { parseContractEvent, parseSubmitted } from '../parse.ts';
import { envelopeFaults, examples, type Fault, spoiled, submittedExample } from './index.ts';

const pathsOf = (result: ReturnType<typeof parseContractEvent> | ReturnType<typeof parseSubmitted>) =>
  result.ok ? [] : result.issues.map(({ path }) => path);

const withValues = (fault: Fault) => `${fault.path}: ${fault.why}`;

describe.each(contractEventNames)('the example of %s', (name) => {
  const { event, faults } = examples[name];
  const read = (detail: unknown) => parseContractEvent(detailTypeOf(name), detail);

  it('is read as it stands', () => {
    expect(read(event)).toEqual({ ok: true, event });
  });

  it('carries the id that its journal and version give', () => {
    const journal = catalog[name].source === 'continuum.discharge' ? event.dischargeId : event.episodeId;
    expect(event.id).toBe(`${journal}.${String(event.version).padStart(8, '0')}`);
  });

  it.each(faults.map((fault) => [withValues(fault), fault] as const))('is refused: %s', (_why, fault) => {
    expect(pathsOf(read(spoiled(event, fault)))).toEqual([fault.path]);
  });

  it.each(envelopeFaults.map((fault) => [withValues(fault), fault] as const))(
    'is refused: %s',
    (_why, fault) => {
      expect(pathsOf(read(spoiled(event, fault)))).toEqual([fault.path]);
    },
  );

  it('repeats nothing of what spoiled it when it is refused', () => {
    const told = JSON.stringify(faults.map((fault) => read(spoiled(event, fault))));
    for (const { value } of faults)
      if (typeof value === 'string' && value.includes(' ')) expect(told).not.toContain(value);
  });
});

describe('the example of TherapyDischargeSubmitted', () => {
  it('is read as it stands, and so is a message that is text', () => {
    expect(parseSubmitted(submittedExample.event)).toEqual({ ok: true, event: submittedExample.event });
    expect(parseSubmitted({ contentType: 'text/plain', message: 'MSH|^~\\&' }).ok).toBe(true);
  });

  it.each(submittedExample.faults.map((fault) => [withValues(fault), fault] as const))(
    'is refused: %s',
    (_why, fault) => {
      expect(pathsOf(parseSubmitted(spoiled(submittedExample.event, fault)))).toEqual([fault.path]);
    },
  );
});
