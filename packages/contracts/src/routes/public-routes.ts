import * as z from 'zod';
import { fhirCapabilities } from '../fhir/resources.ts';
import { fhirFormat } from './parameters.ts';
import type { Route } from './route.ts';

const health = z.strictObject({ status: z.literal('ok') }).meta({ id: 'Health' });

export const publicRoutes = {
  'read-openapi': {
    name: 'read-openapi',
    method: 'GET',
    path: '/openapi.json',
    audience: 'public',
    summary: 'This API, described in OpenAPI 3.1.',
    responses: {
      200: {
        description: 'The document.',
        body: z.looseObject({ openapi: z.string() }),
        example: { openapi: '3.1.1' },
      },
    },
    problems: [],
  },
  'read-capabilities': {
    name: 'read-capabilities',
    method: 'GET',
    path: '/fhir/metadata',
    audience: 'public',
    fhir: 'capabilities',
    summary: 'What this API does in FHIR: its CapabilityStatement.',
    query: z.looseObject({ _format: fhirFormat }),
    responses: {
      200: {
        description: 'The statement.',
        body: fhirCapabilities,
        example: { resourceType: 'CapabilityStatement', status: 'active', fhirVersion: '4.0.1' },
      },
    },
    problems: [],
  },
  'read-health': {
    name: 'read-health',
    method: 'GET',
    path: '/health',
    audience: 'public',
    summary: 'Whether the API answers.',
    responses: { 200: { description: 'It does.', body: health, example: { status: 'ok' } } },
    problems: [],
  },
} as const satisfies Record<string, Route>;
