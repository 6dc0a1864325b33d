import { type Route, routes } from '../routes/index.ts';
import { capabilityStatement } from './capability-statement.ts';
import { openApi } from './document.ts';
import { partnerSchemas } from './partner-schemas.ts';
import { webhooksAsyncApi } from './webhooks-asyncapi.ts';

const version = '1.0.0';

const text = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/** What a clinic's developer needs; the rest of the API is for the apps of a practice. */
const concernsPartners = ({ audience }: Route): boolean => audience !== 'member';

/** When what the API does in FHIR last changed. */
const changedOn = '2026-11-25';

/** The files that this room derives from its code, by path from the root of the repository. */
export const generatedFiles = (): Readonly<Record<string, string>> => ({
  'packages/contracts/openapi.json': text(openApi(version, routes)),
  'packages/contracts/fhir-capabilities.json': text(capabilityStatement(version, changedOn)),
  'docs/partner-kit/openapi.json': text(openApi(version, routes.filter(concernsPartners))),
  'docs/partner-kit/webhooks/asyncapi.json': text(webhooksAsyncApi(version)),
  ...Object.fromEntries(
    Object.entries(partnerSchemas()).map(([name, schema]) => [
      `docs/partner-kit/schemas/${name}.json`,
      text(schema),
    ]),
  ),
});
