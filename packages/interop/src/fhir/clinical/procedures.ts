import type { LocalDate } from '@continuum/contracts';
import { snomed } from '../../coding/code-systems.ts';
import type { Coding } from '../../coding/coding.ts';
import { listAt } from '../../json/value.ts';
import { firstOf, type Read, type Source, someOf } from '../../reading/sources.ts';
import { codingAt, codingsOf, hasCode, wordsOf } from '../coding/concept.ts';
import { sideOf } from '../coding/side.ts';
import type { Located } from '../message/located.ts';
import type { Element } from '../reading/element.ts';
import { dayAt, elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';
import { counts } from '../reading/subject.ts';
import type { ReadCondition } from './conditions.ts';

/** As many as the canonical form holds. */
const mostProcedures = 50;

/** SNOMED CT 387713003, surgical procedure: https://hl7.org/fhir/R4/valueset-procedure-category.html */
const surgical = new Set(['387713003']);

/** What a procedure may have been done for. */
interface Reasons {
  readonly conditions: ReadonlySet<Located>;
  readonly codes: ReadonlySet<string>;
}

const codeName = ({ system, code }: Coding): string => `${system} ${code}`;

const reasonsFrom = (conditions: readonly ReadCondition[]): Reasons => ({
  conditions: new Set(conditions.flatMap(({ located }) => (located === undefined ? [] : [located]))),
  codes: new Set(
    conditions.flatMap(({ located, part }) =>
      located === undefined
        ? [codeName((part as { readonly code: Coding }).code)]
        : codingsOf(located.resource['code']).map(codeName),
    ),
  ),
});

const isDone = (story: Story, located: Located): boolean =>
  located.resource['status'] === 'completed' && counts(story, located, 'Procedure');

const wording = /\bsurg(ery|ical)\b/i;

const saysSurgery = ({ resource }: Located): boolean =>
  wordsOf(resource['code']).some((words) => wording.test(words));

/** By its category; where it has none, by its wording. */
const isSurgery = (located: Located): boolean =>
  located.resource['category'] === undefined
    ? saysSurgery(located)
    : hasCode(located.resource['category'], snomed, surgical);

const isFor = (located: Located, { conditions, codes }: Reasons, { references }: Story): boolean =>
  listAt(located.resource['reasonReference'])
    .slice(0, mostProcedures)
    .some((reference) => {
      const reason = references.follow(reference, located);
      return reason !== undefined && conditions.has(reason);
    }) ||
  listAt(located.resource['reasonCode'])
    .slice(0, mostProcedures)
    .some((concept) => codingsOf(concept).some((coding) => codes.has(codeName(coding))));

const dates: readonly Source<{ readonly procedure: Element; readonly story: Story }, LocalDate>[] = [
  {
    source: 'Procedure.performedDateTime',
    read: ({ procedure, story }) => dayAt(procedure, 'performedDateTime', story),
  },
  {
    source: 'Procedure.performedPeriod.end',
    read: ({ procedure, story }) => dayAt(procedure.one('performedPeriod'), 'end', story),
  },
  {
    source: 'Procedure.performedPeriod.start',
    read: ({ procedure, story }) => dayAt(procedure.one('performedPeriod'), 'start', story),
  },
];

const read = (located: Located, story: Story): readonly object[] => {
  const procedure = elementOf(located, story);
  const code = codingAt(located.resource['code'], procedure.at('code'), story);
  if (code === undefined) return [];
  story.used.add(located);
  if (located.resource['category'] === undefined && saysSurgery(located))
    story.findings.warn('surgery-by-display', procedure.at('code'));
  const fields = { code, performedOn: firstOf(dates, { procedure, story }), side: sideOf(procedure) };
  return [story.provenance.compose({ path: located.path }, fields)];
};

const chosen = (found: readonly Located[], story: Story): Read<readonly object[]> | undefined => {
  const [beyond] = found.slice(mostProcedures);
  if (beyond !== undefined) story.findings.warn('list-shortened', beyond.path);
  return someOf(
    found.slice(0, mostProcedures).flatMap((located) => read(located, story)),
    found[0]?.path,
  );
};

type Asked = { readonly story: Story; readonly reasons: Reasons };

const sources: readonly Source<Asked, readonly object[]>[] = [
  {
    source: 'Procedure.reasonReference',
    read: ({ story, reasons }) =>
      chosen(
        story
          .ofType('Procedure')
          .filter((one) => isDone(story, one) && isSurgery(one) && isFor(one, reasons, story)),
        story,
      ),
  },
  {
    source: 'ServiceRequest.supportingInfo',
    read: ({ story }) => {
      const { request, references } = story;
      const linked = listAt(request?.resource['supportingInfo'])
        .slice(0, mostProcedures)
        .map((reference) => references.follow(reference, request as Located));
      return chosen(
        [...new Set(linked)].filter((one) => one !== undefined && isDone(story, one)) as Located[],
        story,
      );
    },
  },
  {
    source: 'Procedure.encounter',
    read: ({ story }) => {
      const encounter = story.fact?.located.type === 'Encounter' ? story.fact.located : undefined;
      return chosen(
        story
          .ofType('Procedure')
          .filter(
            (one) =>
              encounter !== undefined &&
              story.references.follow(one.resource['encounter'], one) === encounter &&
              isSurgery(one) &&
              isDone(story, one),
          ),
        story,
      );
    },
  },
];

/** Surgery that was done for what the person is referred with. */
export const proceduresOf = (conditions: readonly ReadCondition[], story: Story) =>
  firstOf(sources, { story, reasons: reasonsFrom(conditions) });
