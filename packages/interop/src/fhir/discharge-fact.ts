import type { Instant } from '@continuum/contracts';
import { listAt, objectAt, textAt } from '../json/value.ts';
import { hasCode, snomed, wordsOf } from './coding.ts';
import type { Located } from './located.ts';
import type { Reading } from './reading.ts';

/** SNOMED CT 91251008, physical therapy procedure. */
const physicalTherapy = new Set(['91251008']);
const wording = /\b(physical therapy|physiotherapy)\b/i;

/** https://hl7.org/fhir/R4/valueset-request-status.html */
const planStatuses = new Set(['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown']);

/** A completed course of physical therapy: what makes a record a discharge. */
export interface DischargeFact {
  readonly plan: Located;
  readonly dischargedAt: Instant;
}

const recognised = ({ resource }: Located): 'code' | 'display' | undefined => {
  const categories = listAt(resource['category']);
  const activities = listAt(resource['activity']).map((activity) => objectAt(objectAt(activity)['detail'])['code']);
  const concepts = [...categories, ...activities];
  if (concepts.some((concept) => hasCode(concept, snomed, physicalTherapy))) return 'code';
  return concepts.some((concept) => wordsOf(concept).some((words) => wording.test(words))) ? 'display' : undefined;
};

const refuseWithoutFact = (therapy: readonly Located[], { resources, findings }: Reading): void => {
  const plans = resources.filter(({ type }) => type === 'CarePlan');
  const statuses = therapy.map(({ resource }) => textAt(resource['status']) ?? 'no');
  const known = statuses.map((status) => (planStatuses.has(status) ? status : 'another'));
  const got =
    therapy.length > 0
      ? `physical therapy with status ${[...new Set(known)].join(', ')}`
      : plans.length > 0
        ? 'CarePlans of other kinds'
        : 'no CarePlan';
  findings.refuse('entry', 'a discharge fact: a CarePlan of physical therapy with status completed and a period.end', got);
};

const ofSomebodyElse = (plan: Located, client: Located | undefined, { references }: Reading): boolean => {
  const subject = references.follow(plan.resource['subject'], plan);
  return subject !== undefined && client !== undefined && subject !== client;
};

/** A completed course with an end that can be read; one without is a reason to refuse if there is no other. */
const ended = (plan: Located, { dates }: Reading): readonly DischargeFact[] => {
  const end = dates.instant(objectAt(plan.resource['period'])['end']);
  return end === undefined ? [] : [{ plan, dischargedAt: end.at }];
};

/** The course of physical therapy that ended last; without one, every reason why there is none. */
export const dischargeFact = (client: Located | undefined, reading: Reading): DischargeFact | undefined => {
  const { resources, dates, findings } = reading;
  const therapy = resources.filter((located) => located.type === 'CarePlan' && recognised(located) !== undefined);
  const completed = therapy.filter(({ resource }) => resource['status'] === 'completed');
  if (completed.length === 0) {
    refuseWithoutFact(therapy, reading);
    return undefined;
  }
  const own = completed.filter((plan) => {
    const other = ofSomebodyElse(plan, client, reading);
    if (other) findings.refuse(`${plan.path}.subject`, 'the Patient of this Bundle', 'somebody else');
    return !other;
  });
  const facts = own.flatMap((plan) => ended(plan, reading)).sort((one, other) => (one.dischargedAt < other.dischargedAt ? 1 : -1));
  const unread = own.filter((plan) => !facts.some((fact) => fact.plan === plan)).map(({ path }) => `${path}.period.end`);
  const [latest] = facts;
  if (latest === undefined) {
    for (const element of unread) findings.refuse(element, 'a date or an instant with an offset', 'none that can be read');
    return undefined;
  }
  const { plan } = latest;
  for (const element of unread) findings.warn('unreadable-date', element);
  if (facts.length > 1) findings.warn('several-discharges', plan.path);
  if (recognised(plan) === 'display') findings.warn('recognised-by-display', plan.path);
  if (dates.instant(objectAt(plan.resource['period'])['end'])?.withoutTime)
    findings.warn('date-without-time', `${plan.path}.period.end`);
  return latest;
};
