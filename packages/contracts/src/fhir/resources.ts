/** Resources of FHIR as they cross an edge: what FHIR says of their elements is not repeated. */
import * as z from 'zod';

/** What FHIR is sent as and answered in; plain JSON is understood and said to be the same. */
export const fhirMediaTypes = ['application/fhir+json', 'application/json'] as const;

const resource = <const Types extends readonly [string, ...string[]]>(id: string, types: Types) =>
  z.looseObject({ resourceType: z.enum(types) }).meta({
    id,
    description: types.map((type) => `https://hl7.org/fhir/R4/${type.toLowerCase()}.html`).join(' or '),
  });

export const fhirMessage = resource('FhirMessage', ['Bundle', 'ServiceRequest', 'Task', 'Encounter']);
export const fhirOutcome = resource('FhirOutcome', ['OperationOutcome']);
/** A message is answered with a message, a transaction that is taken with what became of its entries. */
export const fhirAnswer = resource('FhirAnswer', ['OperationOutcome', 'Bundle']);
