import { isObject, kindOf, listAt, objectAt, textAt } from '../json/value.ts';
import type { Findings } from './findings.ts';
import type { Located } from './located.ts';

/** https://hl7.org/fhir/R4/valueset-bundle-type.html */
const bundleTypes = new Set([
  'document',
  'message',
  'transaction',
  'transaction-response',
  'batch',
  'batch-response',
  'history',
  'searchset',
  'collection',
]);

/** Entries that write a resource; one that reads or deletes states no fact. */
const writing = new Set([undefined, 'POST', 'PUT']);

const locate = (entry: unknown, index: number, findings: Findings): readonly Located[] => {
  const path = `entry[${index}]`;
  if (!isObject(entry)) {
    findings.refuse(path, 'an object', kindOf(entry));
    return [];
  }
  const { fullUrl: url, resource } = entry;
  const method = textAt(objectAt(entry['request'])['method']);
  if (resource === undefined || !writing.has(method)) return [];
  const type = isObject(resource) ? textAt(resource['resourceType']) : undefined;
  if (!isObject(resource) || type === undefined) {
    findings.refuse(`${path}.resource`, 'a resource with a resourceType', kindOf(resource));
    return [];
  }
  const fullUrl = textAt(url);
  return [{ resource, type, path: `${path}.resource`, ...(fullUrl === undefined ? {} : { fullUrl }) }];
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

/** The resources of a transaction Bundle; whatever else it is, is refused with what was expected. */
export const openBundle = (value: unknown, findings: Findings): readonly Located[] => {
  const bundle = objectAt(value);
  if (bundle['resourceType'] !== 'Bundle') {
    findings.refuse(
      'resourceType',
      'Bundle',
      typeof bundle['resourceType'] === 'string' ? 'another resource' : kindOf(bundle['resourceType']),
    );
    return [];
  }
  const type = textAt(bundle['type']);
  if (type !== 'transaction') {
    findings.refuse(
      'type',
      'transaction',
      type !== undefined && bundleTypes.has(type) ? type : kindOf(bundle['type']),
    );
    return [];
  }
  if (listAt(bundle['entry']).length === 0)
    findings.refuse('entry', 'a list of entries', kindOf(bundle['entry']));
  const resources = listAt(bundle['entry']).flatMap((entry, index) => locate(entry, index, findings));
  refuseRepeatedUrls(resources, findings);
  return resources;
};
