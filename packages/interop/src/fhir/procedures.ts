import { listAt } from '../json/value.ts';
import { codingOf, hasCode, sideOf, snomed } from './coding.ts';
import type { Located } from './located.ts';
import { dayAt, elementOf, type Reading } from './reading.ts';
import { strangerTo } from './subject.ts';

/** As many as the canonical form holds. */
const mostProcedures = 50;

/** SNOMED CT 387713003, surgical procedure: https://hl7.org/fhir/R4/valueset-procedure-category.html */
const surgical = new Set(['387713003']);

const isSurgeryFor = (located: Located, reasons: ReadonlySet<Located>, { references }: Reading): boolean => {
  const { resource, type } = located;
  return (
    type === 'Procedure' &&
    resource['status'] === 'completed' &&
    resource['modifierExtension'] === undefined &&
    hasCode(resource['category'], snomed, surgical) &&
    listAt(resource['reasonReference'])
      .slice(0, mostProcedures)
      .some((reference) => {
        const reason = references.follow(reference, located);
        return reason !== undefined && reasons.has(reason);
      })
  );
};

const read = (located: Located, reading: Reading) => {
  const code = codingOf(located.resource['code']);
  if (code === undefined) return [];
  const procedure = elementOf(located, reading);
  const period = procedure.one('performedPeriod');
  const performedOn =
    dayAt(procedure, 'performedDateTime', reading) ??
    (period === undefined ? undefined : dayAt(period, 'end', reading));
  const side = sideOf(located.resource['bodySite']);
  reading.used.add(located);
  const part = {
    code: reading.origins.of({ ...code }, procedure.at('code')),
    ...(performedOn === undefined ? {} : { performedOn }),
    ...(side === undefined ? {} : { side }),
  };
  return [reading.origins.of(part, located.path)];
};

/** Completed surgery that was done for one of the Conditions the course of therapy was for. */
export const surgeries = (conditions: readonly Located[], client: Located, reading: Reading) => {
  const reasons = new Set(conditions);
  const found = reading.resources
    .filter((located) => isSurgeryFor(located, reasons, reading))
    .filter((located) => strangerTo(client, located, reading) === undefined);
  const [beyond] = found.slice(mostProcedures);
  if (beyond !== undefined) reading.findings.warn('list-shortened', beyond.path);
  return found.slice(0, mostProcedures).flatMap((located) => read(located, reading));
};
