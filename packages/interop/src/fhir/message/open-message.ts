import { entryOf, isObject, type JsonObject, kindOf, listAt, objectAt, textAt } from '../../json/value.ts';
import type { Findings } from '../../reading/findings.ts';
import { bareResources, readBundles, refusedBundles } from './bundle-types.ts';
import { type Located, under } from './located.ts';

/** A message whose resources are found. */
export interface Opened {
  /** The Bundle; absent when the message is one resource. */
  readonly bundle?: JsonObject;
  /** The resource that is the message; absent when it is a Bundle. */
  readonly body?: Located;
  /** Every resource that stands for itself: entries, those of nested Bundles, and what a bare resource contains. */
  readonly resources: readonly Located[];
  /** Bundles inside the Bundle, whose entries are among the resources. */
  readonly nested: readonly Located[];
}

/** Entries that write a resource; one that reads or deletes states no fact. */
const writing = new Set([undefined, 'POST', 'PUT']);

const typeOf = (resource: unknown): string | undefined =>
  isObject(resource) ? textAt(resource['resourceType']) : undefined;

const locate = (entry: unknown, path: string, findings: Findings): Located | undefined => {
  if (!isObject(entry)) {
    findings.refuse(path, 'an object', kindOf(entry));
    return undefined;
  }
  const { fullUrl: url, resource } = entry;
  const method = textAt(objectAt(entry['request'])['method']);
  if (resource === undefined || !writing.has(method)) return undefined;
  const type = typeOf(resource);
  if (!isObject(resource) || type === undefined) {
    findings.refuse(`${path}.resource`, 'a resource with a resourceType', kindOf(resource));
    return undefined;
  }
  const fullUrl = textAt(url);
  return { resource, type, path: `${path}.resource`, ...(fullUrl === undefined ? {} : { fullUrl }) };
};

/** A fullUrl names one entry (https://hl7.org/fhir/R4/bundle.html, bdl-7); two would make references ambiguous. */
const refuseRepeatedUrls = (resources: readonly Located[], findings: Findings): void => {
  const seen = new Set<string>();
  for (const { fullUrl, path } of resources) {
    if (fullUrl === undefined) continue;
    if (seen.has(fullUrl))
      findings.refuse(path.replace(/resource$/, 'fullUrl'), 'a fullUrl of its own', 'one that came before');
    seen.add(fullUrl);
  }
};

const nameOf = ({ type, resource, fullUrl }: Located): string =>
  fullUrl ?? `${type}/${textAt(resource['id']) ?? ''}`;

const isReadBundle = ({ type, resource }: Located): boolean =>
  type === 'Bundle' && readBundles.has(textAt(resource['type']) ?? '');

const entriesOf = (bundle: JsonObject, path: string, findings: Findings): Located[] =>
  listAt(bundle['entry']).flatMap((entry, index) => {
    const located = locate(entry, under(path, `entry[${index}]`), findings);
    return located === undefined ? [] : [located];
  });

/**
 * The entries of a Bundle and of the Bundles in it. What a nested Bundle repeats of the outer one is left out, but
 * for people, of whom both accounts must agree.
 */
const allEntries = (bundle: JsonObject, findings: Findings): Pick<Opened, 'resources' | 'nested'> => {
  const own = entriesOf(bundle, '', findings);
  refuseRepeatedUrls(own, findings);
  const resources = own.filter((located) => !isReadBundle(located));
  const seen = new Set(own.map(nameOf));
  const nested = own.filter(isReadBundle);
  for (const next of nested) {
    for (const found of entriesOf(next.resource, next.path, findings)) {
      const located: Located = { ...found, nested: true };
      if (isReadBundle(located)) nested.push(located);
      else if (located.type === 'Patient' || !seen.has(nameOf(located))) resources.push(located);
      seen.add(nameOf(located));
    }
  }
  return { resources, nested };
};

/** What a batch writes, refused as it is, so that whatever else is wrong with it can be told at once. */
const writtenIn = (bundle: JsonObject, findings: Findings): Opened | undefined => {
  const entries = allEntries(bundle, findings);
  return entries.resources.length === 0 ? undefined : { bundle, ...entries };
};

const openBundle = (bundle: JsonObject, findings: Findings): Opened | undefined => {
  const type = textAt(bundle['type']) ?? '';
  if (!readBundles.has(type)) {
    findings.refuse(
      'type',
      [...readBundles].join(', '),
      entryOf(refusedBundles, type) ?? kindOf(bundle['type']),
    );
    return type === 'batch' ? writtenIn(bundle, findings) : undefined;
  }
  if (listAt(bundle['entry']).length === 0)
    findings.refuse('entry', 'a list of entries', kindOf(bundle['entry']));
  return { bundle, ...allEntries(bundle, findings) };
};

const openBare = (resource: JsonObject, type: string): Opened => {
  const body: Located = { resource, type, path: '' };
  const contained = listAt(resource['contained']).flatMap((inner, index): Located[] => {
    const innerType = typeOf(inner);
    return isObject(inner) && innerType !== undefined
      ? [{ resource: inner, type: innerType, path: `contained[${index}]`, container: body }]
      : [];
  });
  return { body, resources: [body, ...contained], nested: [] };
};

/** The resources of a message; whatever cannot be read from is refused with what was expected. */
export const openMessage = (
  value: unknown,
  findings: Findings,
  bare: ReadonlySet<string> = bareResources,
): Opened | undefined => {
  const root = objectAt(value);
  const type = root['resourceType'];
  if (type === 'Bundle') return openBundle(root, findings);
  if (typeof type === 'string' && bare.has(type)) return openBare(root, type);
  findings.refuse(
    'resourceType',
    `Bundle, ${[...bare].join(', ')}`,
    typeof type === 'string' ? 'another resource' : kindOf(type),
  );
  return undefined;
};
