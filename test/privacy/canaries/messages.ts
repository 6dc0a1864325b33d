import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RouteName, routesByName } from '@continuum/contracts';
import { checkoutRoot } from '@continuum/tools/check';
import { bodySchemaOf, schemaNamed } from '../../kit/api-schemas.ts';
import type { Message } from '../../kit/system/story.ts';
import { birthDate, type Canaries } from './canaries.ts';

const bodyOf = (canaries: Canaries, name: RouteName): Record<string, unknown> => {
  const route = routesByName[name];
  if (!('request' in route)) throw new Error(`${name} takes no body`);
  return canaries.plantedIn(name, bodySchemaOf(route), route.request.example);
};

const dischargedAt = '2026-02-27T15:00:00.000Z';

/** A discharge that is accepted; where it goes is left to the one agreement its sender has. */
export const acceptedDischarge = (canaries: Canaries): Message => {
  const { referredTo: _, ...body } = bodyOf(canaries, 'post-discharge');
  return { ...body, messageId: String(body['messageId']), dischargedAt, sentAt: dischargedAt };
};

/** One that is refused: it goes to a practice that nobody knows, and ended tomorrow. */
export const refusedDischarge = (canaries: Canaries): Message => {
  const body = bodyOf(canaries, 'post-discharge');
  return { ...body, messageId: String(body['messageId']), dischargedAt: '2199-01-01T00:00:00Z' };
};

export const informationOf = (canaries: Canaries) => bodyOf(canaries, 'provide-information');

/** A command's body as it was going to be sent, with a canary in every text. */
export const plantedCommand = (canaries: Canaries, command: string, body: unknown): unknown =>
  canaries.plantedIn(command, schemaNamed(command), body);

/** Fields of FHIR in which persons are named, described and reached. */
const personalFields = new Set([
  'family',
  'given',
  'line',
  'city',
  'value',
  'display',
  'text',
  'description',
  'div',
  'id',
]);

const plantedFhir = (canaries: Canaries, value: unknown, name: string): unknown => {
  if (Array.isArray(value)) return value.map((one) => plantedFhir(canaries, one, name));
  if (typeof value === 'string') return personalFields.has(name) ? canaries.canary(`FHIR ${name}`) : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, one]) => [field, plantedFhir(canaries, one, field)]),
  );
};

interface Bundle {
  readonly id: string;
  readonly entry: readonly { readonly resource: Record<string, unknown> }[];
}

/** A record as a clinic's system exports it, narratives and notes among it. */
export const fhirRecord = (canaries: Canaries): Bundle => {
  const file = join(checkoutRoot, 'packages', 'interop', 'examples', 'fhir', 'rotator-cuff.json');
  const bundle: Bundle = JSON.parse(readFileSync(file, 'utf8'));
  for (const { resource } of bundle.entry) {
    resource['text'] = { status: 'generated', div: '<div>narrative</div>' };
    resource['note'] = [{ text: 'note' }];
    if ('birthDate' in resource) resource['birthDate'] = birthDate;
  }
  return plantedFhir(canaries, bundle, '') as Bundle;
};
