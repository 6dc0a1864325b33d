import capabilities from '../../fhir-capabilities.json' with { type: 'json' };
import document from '../../openapi.json' with { type: 'json' };

/** The API's own description as it is served: OpenAPI 3.1, generated from the table of routes. */
export const openApiDocument: object = document;

/** What it does in FHIR, as a CapabilityStatement that only lacks where it is. */
export const fhirCapabilities: object = capabilities;
