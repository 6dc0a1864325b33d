/** Resources of FHIR as they cross an edge: what FHIR says of their elements is not repeated. */
import * as z from 'zod';

/** What FHIR is sent as and answered in; plain JSON is understood and said to be the same. */
export const fhirMediaTypes = ['application/fhir+json', 'application/json'] as const;

/** @see https://hl7.org/fhir/R4/datatypes.html#id */
export const fhirId = z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/);

/** Resources of which a partner may read those of its own referrals. */
export const readResources = ['Task', 'ServiceRequest', 'DiagnosticReport'] as const;
export type ReadResource = (typeof readResources)[number];

const resource = <const Types extends readonly [string, ...string[]]>(id: string, types: Types) =>
  z.looseObject({ resourceType: z.enum(types) }).meta({
    id,
    description: types.map((type) => `https://hl7.org/fhir/R4/${type.toLowerCase()}.html`).join(' or '),
  });

export const fhirMessage = resource('FhirMessage', ['Bundle', 'ServiceRequest', 'Task', 'Encounter']);
export const fhirOutcome = resource('FhirOutcome', ['OperationOutcome']);
/** A message is answered with a message, a transaction that is taken with what became of its entries. */
export const fhirAnswer = resource('FhirAnswer', ['OperationOutcome', 'Bundle']);
export const fhirRead = resource('FhirRead', readResources);
export const fhirSearchset = resource('FhirSearchset', ['Bundle']);
export const fhirCapabilities = resource('FhirCapabilities', ['CapabilityStatement']);
