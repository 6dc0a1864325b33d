import document from '../../openapi.json' with { type: 'json' };

/** The API's own description as it is served: OpenAPI 3.1, generated from the table of routes. */
export const openApiDocument: object = document;
