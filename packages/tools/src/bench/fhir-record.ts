import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRoot } from '../checkout.ts';

interface Entry {
  readonly fullUrl: string;
  readonly resource: { readonly resourceType: string };
}

/** Kinds of which a record holds hundreds; the person and the course of therapy stay the only ones. */
const repeated = new Set(['Condition', 'Procedure', 'Observation', 'Goal']);

const record = join(checkoutRoot, 'packages', 'interop', 'examples', 'fhir', 'rotator-cuff.json');

/** References among the entries that are repeated lead from each copy to its own neighbours. */
const copyOf = (entries: readonly Entry[], copy: number): readonly Entry[] => {
  const year = 1998 + (copy % 25);
  const text = entries.reduce(
    (whole, { fullUrl }) => whole.replaceAll(fullUrl, `${fullUrl}-${copy}`),
    JSON.stringify(entries),
  );
  return JSON.parse(text.replaceAll(/"20\d\d-(\d\d-\d\d)/g, `"${year}-$1`));
};

/**
 * A large record of a fictitious person, as a clinic's system might export it: an example of the wire format with
 * years of earlier findings, surgery and measurements, of at least so many bytes.
 */
export const largeRecord = (bytes: number): Uint8Array => {
  const bundle: { entry: Entry[] } = JSON.parse(readFileSync(record, 'utf8'));
  const findings = bundle.entry.filter(({ resource }) => repeated.has(resource.resourceType));
  let length = JSON.stringify(bundle).length;
  for (let copy = 1; length < bytes; copy += 1) {
    const earlier = copyOf(findings, copy);
    length += JSON.stringify(earlier).length - 1;
    bundle.entry.push(...earlier);
  }
  return new TextEncoder().encode(JSON.stringify(bundle));
};
