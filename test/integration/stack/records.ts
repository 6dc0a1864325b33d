import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutRoot } from '@continuum/tools/check';

/** A record as a clinic's system exports it: one person's, like one of the examples of the wire format. */
export interface ExportedRecord {
  /** The person's given name, and the name of the file. */
  readonly name: string;
  readonly like: 'rotator-cuff' | 'deceased' | 'no-discharge';
  /** Of the course of physical therapy, where the example's own does not do. */
  readonly therapyStatus?: 'active';
}

interface Bundle {
  id: string;
  readonly entry: readonly { readonly resource: Record<string, unknown> }[];
}

const examples = join(checkoutRoot, 'packages', 'interop', 'examples', 'fhir');

const exported = ({ name, like, therapyStatus }: ExportedRecord): Bundle => {
  const bundle: Bundle = JSON.parse(readFileSync(join(examples, `${like}.json`), 'utf8'));
  bundle.id = `export-${name}`;
  for (const { resource } of bundle.entry) {
    if ('birthDate' in resource) {
      resource['name'] = [{ use: 'official', family: 'Fictitious', given: [name] }];
      resource['identifier'] = [{ system: 'urn:example:riverside-pt:record', value: `RPT-${name}` }];
    }
    if (resource['resourceType'] === 'CarePlan' && therapyStatus !== undefined)
      resource['status'] = therapyStatus;
  }
  return bundle;
};

/** Writes each record into a file of its own. */
export const writeRecords = (folder: string, records: readonly ExportedRecord[]): void => {
  for (const record of records)
    writeFileSync(join(folder, `${record.name}.json`), JSON.stringify(exported(record)));
};
