import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRoot } from '@continuum/tools/check';

/** A record as a clinic's system exports it: one person's, like one of the examples of the wire format. */
export interface ExportedRecord {
  /** The person's given name, and the name of the file. */
  readonly name: string;
  readonly like: 'rotator-cuff' | 'deceased';
  /** Of the course of physical therapy, where the example's own does not do; `none` leaves the course out. */
  readonly therapy?: 'active' | 'none';
}

interface Bundle {
  id: string;
  entry: { readonly resource: Record<string, unknown> }[];
}

const examples = join(checkoutRoot, 'packages', 'interop', 'examples', 'fhir');

const exported = ({ name, like, therapy }: ExportedRecord): Bundle => {
  const bundle: Bundle = JSON.parse(readFileSync(join(examples, `${like}.json`), 'utf8'));
  bundle.id = `export-${name}`;
  const isCourse = (resource: Record<string, unknown>) => resource['resourceType'] === 'CarePlan';
  if (therapy === 'none') bundle.entry = bundle.entry.filter(({ resource }) => !isCourse(resource));
  for (const { resource } of bundle.entry) {
    if ('birthDate' in resource) {
      resource['name'] = [{ use: 'official', family: 'Fictitious', given: [name] }];
      resource['identifier'] = [{ system: 'urn:example:riverside-pt:record', value: `RPT-${name}` }];
    }
    if (isCourse(resource) && therapy === 'active') resource['status'] = 'active';
  }
  return bundle;
};

/** Writes each record into a file of its own. */
export const writeRecords = (folder: string, records: readonly ExportedRecord[]): void => {
  for (const record of records)
    writeFileSync(join(folder, `${record.name}.json`), JSON.stringify(exported(record)));
};
