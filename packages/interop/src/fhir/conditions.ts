import { codesOf, codingOf, sideOf } from './coding.ts';
import type { Element } from './element.ts';
import type { Located } from './located.ts';
import { dayAt, elementOf, type Reading } from './reading.ts';
import { strangerTo } from './subject.ts';

/** As many as the canonical form holds. */
const mostConditions = 50;

/** https://hl7.org/fhir/R4/valueset-condition-ver-status.html */
const notMeant = new Set(['refuted', 'entered-in-error']);

/** A resource that references lead to, each once; where they lead to nothing is told of. */
export const followed = (from: Located, name: string, most: number, reading: Reading): readonly Located[] => {
  const found = new Set<Located>();
  for (const { value, path } of elementOf(from, reading).many(name, most)) {
    const located = reading.references.follow(value, from);
    if (located === undefined) reading.findings.warn('reference-not-found', path);
    else found.add(located);
  }
  return [...found];
};

const onsetOf = (condition: Element, reading: Reading): string | undefined => {
  const period = condition.one('onsetPeriod');
  return (
    dayAt(condition, 'onsetDateTime', reading) ??
    (period === undefined ? undefined : dayAt(period, 'start', reading))
  );
};

const read = (located: Located, client: Located, reading: Reading) => {
  const { resource, path } = located;
  const code = codingOf(resource['code']);
  const meant = !codesOf(resource['verificationStatus']).some((status) => notMeant.has(status));
  const plain = resource['modifierExtension'] === undefined && located.type === 'Condition';
  if (code === undefined || !meant || !plain || strangerTo(client, located, reading) !== undefined) {
    reading.findings.warn('condition-left-out', path);
    return [];
  }
  const condition = elementOf(located, reading);
  const onsetOn = onsetOf(condition, reading);
  const side = sideOf(resource['bodySite']);
  reading.used.add(located);
  const part = {
    code: reading.origins.of({ ...code }, condition.at('code')),
    ...(onsetOn === undefined ? {} : { onsetOn }),
    ...(side === undefined ? {} : { side }),
  };
  return [{ located, part: reading.origins.of(part, path) }];
};

/** What a course of therapy was for: the Conditions its CarePlan addresses. */
export const addressedConditions = (plan: Located, client: Located, reading: Reading) =>
  followed(plan, 'addresses', mostConditions, reading).flatMap((located) => read(located, client, reading));
