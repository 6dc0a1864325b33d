import type { Instant } from '@continuum/contracts';
import { listAt, objectAt, textAt } from '../json/value.ts';
import { hasCode, snomed, wordsOf } from './coding.ts';
import type { Located } from './located.ts';
import type { Reading } from './reading.ts';
import { strangerTo } from './subject.ts';

/** SNOMED CT 91251008, physical therapy procedure. */
const physicalTherapy = new Set(['91251008']);
const wording = /\b(physical therapy|physiotherapy)\b/i;

/** https://hl7.org/fhir/R4/valueset-request-status.html */
const planStatuses = new Set([
  'draft',
  'active',
  'on-hold',
  'revoked',
  'completed',
  'entered-in-error',
  'unknown',
]);

/** A completed course of physical therapy: what makes a record a discharge. */
export interface DischargeFact {
  readonly plan: Located;
  readonly dischargedAt: Instant;
}

const recognised = ({ resource }: Located): 'code' | 'display' | undefined => {
  const categories = listAt(resource['category']);
  const activities = listAt(resource['activity']).map(
    (activity) => objectAt(objectAt(activity)['detail'])['code'],
  );
  const concepts = [...categories, ...activities];
  if (concepts.some((concept) => hasCode(concept, snomed, physicalTherapy))) return 'code';
  return concepts.some((concept) => wordsOf(concept).some((words) => wording.test(words)))
    ? 'display'
    : undefined;
};

const refuseWithoutFact = (therapy: readonly Located[], { resources, findings }: Reading): void => {
  const plans = resources.filter(({ type }) => type === 'CarePlan');
  const statuses = therapy.map(({ resource }) => textAt(resource['status']) ?? 'no');
  const known = statuses.map((status) => (status === 'no' || planStatuses.has(status) ? status : 'another'));
  const got =
    therapy.length > 0
      ? `physical therapy with status ${[...new Set(known)].join(', ')}`
      : plans.length > 0
        ? 'CarePlans of other kinds'
        : 'no CarePlan';
  findings.refuse(
    'entry',
    'a discharge fact: a CarePlan of physical therapy with status completed and a period.end',
    got,
  );
};

/** Why a completed course does not count: it is about somebody else, or says something that is not understood. */
const isUsable = (plan: Located, client: Located | undefined, reading: Reading): boolean => {
  const { findings } = reading;
  const stranger = client === undefined ? undefined : strangerTo(client, plan, reading);
  if (stranger !== undefined) findings.refuse(`${plan.path}.subject`, 'the Patient of this Bundle', stranger);
  const modified = plan.resource['modifierExtension'] !== undefined;
  if (modified)
    findings.refuse(`${plan.path}.modifierExtension`, 'no modifier extension', 'one that is not understood');
  return stranger === undefined && !modified;
};

const endOf = ({ resource }: Located, { dates }: Reading) =>
  dates.instant(objectAt(resource['period'])['end']);

/** The course of physical therapy that ended last; without one, every reason why there is none. */
export const dischargeFact = (client: Located | undefined, reading: Reading): DischargeFact | undefined => {
  const { resources, findings, used } = reading;
  const therapy = resources.filter(
    (located) => located.type === 'CarePlan' && recognised(located) !== undefined,
  );
  const completed = therapy.filter(({ resource }) => resource['status'] === 'completed');
  if (completed.length === 0) {
    refuseWithoutFact(therapy, reading);
    return undefined;
  }
  const own = completed.filter((plan) => isUsable(plan, client, reading));
  const courses = own.map((plan) => ({ plan, end: endOf(plan, reading) }));
  const ended = courses
    .flatMap(({ plan, end }) => (end === undefined ? [] : [{ plan, ...end }]))
    .sort((one, other) => (one.at < other.at ? 1 : -1));
  const unread = courses.filter(({ end }) => end === undefined).map(({ plan }) => `${plan.path}.period.end`);
  const [latest] = ended;
  if (latest === undefined) {
    for (const element of unread)
      findings.refuse(element, 'a date or an instant with an offset', 'none that can be read');
    return undefined;
  }
  const { plan, at, withoutTime } = latest;
  used.add(plan);
  for (const element of unread) findings.warn('unreadable-date', element);
  if (ended.length > 1) findings.warn('several-discharges', plan.path);
  if (recognised(plan) === 'display') findings.warn('recognised-by-display', plan.path);
  if (withoutTime) findings.warn('date-without-time', `${plan.path}.period.end`);
  return { plan, dischargedAt: at };
};
