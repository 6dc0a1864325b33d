/** The translator as a container furnishes it, for a clinic five hours behind UTC all year round. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Instant, type LocalDate, readDischarge } from '@continuum/contracts';
import { createTranslator, type Sender, type Translation } from '../src/index.ts';

const fiveHours = 5 * 3_600_000;

export const fiveHoursBehind = {
  dateOf: (instant: Instant) =>
    new Date(Date.parse(instant) - fiveHours).toISOString().slice(0, 10) as LocalDate,
  endOf: (date: LocalDate) => new Date(Date.parse(`${date}T23:59:59.999-05:00`)).toISOString() as Instant,
  instantAt: (wallClock: string) => new Date(Date.parse(`${wallClock}-05:00`)).toISOString() as Instant,
};

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

export const translator = createTranslator({
  parseCanonical: readDischarge,
  hash: hashOf,
  calendarOf: () => fiveHoursBehind,
});

export const canonicalType = 'application/json';
export const fhirType = 'application/fhir+json';
export const er7Type = 'x-application/hl7-v2+er7';
export const cdaType = 'application/cda+xml';

const riverside: Sender = {
  partnerId: 'riverside-pt',
  name: 'Riverside Physical Therapy',
  timeZone: 'America/New_York',
};

/** What becomes of bytes, text or a value posted in a format that is understood. */
export const translated = (mediaType: string, posted: unknown, idempotencyKey?: string): Translation => {
  const bytes =
    posted instanceof Uint8Array
      ? posted
      : new TextEncoder().encode(typeof posted === 'string' ? posted : JSON.stringify(posted));
  const translation = translator.translate(mediaType, bytes, riverside, idempotencyKey);
  if (translation === 'unsupported') throw new Error(`${mediaType} is not understood`);
  return translation;
};

/** The bytes of one of the room's own examples: `fhir/deceased.json`. */
export const example = (name: string): Uint8Array =>
  readFileSync(new URL(`../examples/${name}`, import.meta.url));

/** A Bundle as a test changes it. */
export interface Bundle extends Record<string, unknown> {
  entry: { fullUrl?: string; resource: Record<string, unknown>; request?: unknown }[];
}

/** One of the room's own Bundles with something about it changed. */
export const changed = (name: string, change: (bundle: Bundle) => void): Bundle => {
  const bundle: Bundle = JSON.parse(new TextDecoder().decode(example(name)));
  change(bundle);
  return bundle;
};

/** The first resource of a type. */
export const resourceOf = ({ entry }: Bundle, type: string): Record<string, unknown> => {
  const found = entry.find(({ resource }) => resource['resourceType'] === type);
  if (found === undefined) throw new Error(`the example has no ${type}`);
  return found.resource;
};

export const codesOf = ({ warnings }: Translation): string[] => warnings.map(({ code }) => code);

/** Issues as one line each: `entry[0].resource.deceasedDateTime: expected a living person, got …`. */
export const linesOf = ({ issues }: Translation): string[] =>
  issues.map(({ path, expected, got }) => `${path.join('.')}: expected ${expected}, got ${got}`);
