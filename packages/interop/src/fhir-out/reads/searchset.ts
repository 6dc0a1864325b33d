import type { Bundle, BundleEntry, OperationOutcome, ReadableResource } from '../resources.ts';
import type { ReadResource } from './resource-ids.ts';

export interface Searched {
  readonly base: string;
  readonly type: ReadResource;
  /** Parameters that were understood, in their order. */
  readonly asked: readonly (readonly [name: string, value: string])[];
  readonly found: readonly ReadableResource[];
  /** Where the next page begins. */
  readonly next?: string;
  /** Known only where everything was found. */
  readonly total?: number;
  /** Names of parameters that were asked for and are not known. */
  readonly unknown: number;
  readonly known: readonly string[];
}

const ignored = ({ unknown, known }: Searched): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'warning',
      code: 'not-supported',
      details: {
        text: `${unknown} of the parameters are not known here and were ignored; known are ${known.join(', ')}.`,
      },
    },
  ],
});

/**
 * What a search found, with what was understood of it as its self link.
 * @see https://hl7.org/fhir/R4/http.html#search
 */
export const searchset = (searched: Searched): Bundle => {
  const { base, type, asked, found, next, total, unknown } = searched;
  const addressWith = (parameters: Searched['asked']): string => {
    const query = parameters
      .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
      .join('&');
    return `${base}/${type}${query === '' ? '' : `?${query}`}`;
  };
  const links = [{ relation: 'self', url: addressWith(asked) }];
  if (next !== undefined) {
    const others = asked.filter(([name]) => name !== 'after');
    links.push({ relation: 'next', url: addressWith([...others, ['after', next]]) });
  }
  const entries: BundleEntry[] = found.map((resource) => ({
    fullUrl: `${base}/${type}/${resource.id}`,
    resource,
    search: { mode: 'match' },
  }));
  if (unknown > 0) entries.push({ resource: ignored(searched), search: { mode: 'outcome' } });
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(total === undefined ? {} : { total }),
    link: links,
    entry: entries,
  };
};
