import { objectAt } from '../json/value.ts';
import type { Translation } from '../translation.ts';
import type { Message, TranslatorNeeds, WireFormat } from '../wire-format.ts';
import { clientIn, personOf, refuseDeceased } from './client.ts';
import { addressedConditions } from './conditions.ts';
import { Dates } from './dates.ts';
import { type DischargeFact, dischargeFact } from './discharge-fact.ts';
import { Element } from './element.ts';
import { Findings } from './findings.ts';
import { fitted } from './fitted.ts';
import { outstandingGoals } from './goals.ts';
import { ignoredIn } from './ignored.ts';
import type { Located } from './located.ts';
import { bundleMessageId } from './message-id.ts';
import { openBundle } from './open-bundle.ts';
import { Origins } from './origins.ts';
import { surgeries } from './procedures.ts';
import { elementOf, instantAt, type Reading } from './reading.ts';
import { References } from './references.ts';

/** What the course of therapy says; its CarePlan's elements are where it came from. */
const courseOf = ({ plan, dischargedAt }: DischargeFact, client: Located, reading: Reading) => {
  const period = elementOf(plan, reading).one('period');
  const admittedAt = period === undefined ? undefined : instantAt(period, 'start', reading);
  const conditions = addressedConditions(plan, client, reading);
  return {
    dischargedAt,
    ...(admittedAt === undefined ? {} : { admittedAt }),
    conditions: conditions.map(({ part }) => part),
    procedures: surgeries(
      conditions.map(({ located }) => located),
      client,
      reading,
    ),
    goals: outstandingGoals(plan, client, reading),
  };
};

const read = (value: unknown, { bytes, json, sender }: Message, needs: TranslatorNeeds): Translation => {
  const findings = new Findings();
  const resources = openBundle(value, findings);
  const bundle = objectAt(value);
  if (bundle['resourceType'] !== 'Bundle')
    return { issues: [...json.issues, ...findings.issues], warnings: [], ignored: [] };
  const messageId = bundleMessageId(bundle, resources, { bytes, json }, needs, findings);
  const refused = (): Translation => ({
    messageId,
    issues: [...json.issues, ...findings.issues],
    warnings: findings.warnings,
    ignored: [],
  });
  if (bundle['type'] !== 'transaction') return refused();
  const origins = new Origins();
  const dates = new Dates(needs.calendarOf(sender.timeZone));
  const reading: Reading = {
    resources,
    references: new References(resources),
    dates,
    findings,
    origins,
    used: new Set(),
  };
  const client = clientIn(reading);
  if (client !== undefined) refuseDeceased(client, reading);
  const fact = dischargeFact(client, reading);
  if (client === undefined) return refused();
  const sentAt = instantAt(new Element(bundle, '', findings), 'timestamp', reading);
  const candidate = origins.of(
    {
      messageId,
      ...(sentAt === undefined ? {} : { sentAt }),
      client: personOf(client, reading),
      ...(fact === undefined ? {} : courseOf(fact, client, reading)),
    },
    '',
    { sentAt: 'timestamp', ...(fact === undefined ? {} : { dischargedAt: `${fact.plan.path}.period.end` }) },
  );
  const parsed = fitted(candidate, needs.parseCanonical, findings, origins);
  for (const issue of 'issues' in parsed ? parsed.issues : []) {
    const told = fact === undefined && issue.path[0] === 'dischargedAt';
    if (!told) findings.issues.push(origins.translated(candidate, issue));
  }
  if ('issues' in parsed || json.issues.length > 0 || findings.issues.length > 0) return refused();
  return {
    messageId,
    discharge: parsed.discharge,
    issues: [],
    warnings: findings.warnings,
    ignored: ignoredIn(reading),
  };
};

/**
 * A FHIR R4 transaction Bundle of one person's record, `application/fhir+json`: the completed course of physical
 * therapy in it is the discharge. Paths in its issues are FHIR's own, from the Bundle on.
 */
export const fhirBundle: WireFormat = {
  mediaType: 'application/fhir+json',
  parameters: { charset: ['utf-8', 'utf8'], fhirversion: ['4.0'] },
  translate: (message, needs): Translation =>
    message.json.value === undefined
      ? { issues: message.json.issues, warnings: [], ignored: [] }
      : read(message.json.value, message, needs),
};
