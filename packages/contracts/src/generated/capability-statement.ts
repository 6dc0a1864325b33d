import * as z from 'zod';
import { type FhirInteraction, type Route, routes } from '../routes/index.ts';
import type { Json } from './schemas.ts';

const routesOf = (interaction: FhirInteraction): readonly Route[] =>
  routes.filter(({ fhir }) => fhir === interaction);

/** What a parameter of the paths of some routes may be. */
const choices = (interaction: FhirInteraction, parameter: string): readonly string[] =>
  routesOf(interaction).flatMap(({ pathParameters }) => {
    const schema = pathParameters?.shape[parameter];
    return schema instanceof z.ZodEnum ? schema.options.map(String) : [];
  });

/** Parameters that are of a search's own, and what FHIR calls their kind; the others are of every search. */
const kinds: Readonly<Record<string, string>> = { identifier: 'token' };

const searchParams = (): Json[] =>
  routesOf('search-type')
    .flatMap(({ query }) => Object.keys(query?.shape ?? {}))
    .flatMap((name) => (kinds[name] === undefined ? [] : [{ name, type: kinds[name] }]));

const resourceOf = (type: string): Json => ({
  type,
  interaction: (['read', 'search-type'] as const)
    .filter((interaction) => choices(interaction, 'resourceType').includes(type))
    .map((code) => ({ code })),
  versioning: 'versioned',
  readHistory: false,
  searchParam: searchParams(),
});

/**
 * What the API does in FHIR, from the table of routes; where it is, is added by whoever serves it.
 * @see https://hl7.org/fhir/R4/capabilitystatement.html
 */
export const capabilityStatement = (version: string, date: string): Json => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date,
  kind: 'instance',
  software: { name: 'Continuum', version },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json', 'json'],
  rest: [
    {
      mode: 'server',
      documentation:
        'Takes referrals as messages, transactions and other Bundles; shows a partner where its own referrals stand.',
      security: { description: "An access token of the region's issuer, as a bearer token." },
      resource: choices('read', 'resourceType').map(resourceOf),
      interaction: routesOf('transaction').map(() => ({ code: 'transaction' })),
      operation: choices('operation', 'operation').map((name) => ({
        name: name.slice(1),
        definition: `http://hl7.org/fhir/OperationDefinition/MessageHeader-${name.slice(1)}`,
      })),
    },
  ],
});
