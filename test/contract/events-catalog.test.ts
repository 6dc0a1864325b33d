import { readdirSync, readFileSync } from 'node:fs';
import { catalog, contractEventNames, inboundCatalog } from '@continuum/events';
import type { FunctionFacts } from '@continuum/functions/facts';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);

const functionNames = readdirSync(new URL('functions/', root), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  .map((entry) => entry.name);

const facts: readonly FunctionFacts[] = await Promise.all(
  functionNames.map(async (name) => (await import(`@continuum/functions/${name}/function`)).facts),
);

const consumersOf = (event: string) =>
  facts
    .filter(
      ({ trigger }) => trigger.kind === 'events' && (trigger.consumes as readonly string[]).includes(event),
    )
    .map(({ name }) => name)
    .sort();

/** Rows of the table in events/README.md, a list per cell. */
const rows = readFileSync(new URL('events/README.md', root), 'utf8')
  .split('\n')
  .filter((line) => /^\| `\w+` v/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const listed = (names: readonly string[]) => (names.length === 0 ? '–' : names.join(', '));

describe('the catalog of events', () => {
  const inbound = inboundCatalog.TherapyDischargeSubmitted;

  it.each(contractEventNames)('names as consumers of %s the functions whose facts say so', (name) => {
    expect([...catalog[name].consumedBy].sort()).toEqual(consumersOf(name));
  });

  it('names the function that takes what partners submit', () => {
    expect(inbound.consumedBy).toEqual(consumersOf('TherapyDischargeSubmitted'));
  });

  it('names only functions that exist as emitters, and only those that may write', () => {
    const writers = facts
      .filter(({ grants }) => grants.some(({ resource }) => resource === 'table-commit'))
      .map(({ name }) => name);
    for (const name of contractEventNames)
      expect(writers).toEqual(expect.arrayContaining([...catalog[name].emittedBy]));
  });

  it('is what the table of the events room shows', () => {
    const expected = contractEventNames.map((name) => {
      const { version, meaning, emittedBy, consumedBy, since } = catalog[name];
      return [`\`${name}\` v${version}`, meaning, listed(emittedBy), listed(consumedBy), since];
    });
    expect(rows).toEqual([
      ...expected,
      [
        '`TherapyDischargeSubmitted` v1',
        inbound.meaning,
        listed(inbound.emittedBy),
        listed(inbound.consumedBy),
        inbound.since,
      ],
    ]);
  });
});
