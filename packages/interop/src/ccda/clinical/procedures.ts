import { type Read, someOf } from '../../reading/sources.ts';
import { sectionCodes } from '../document/sections.ts';
import { codingAt } from '../reading/coded.ts';
import { entriesOf, isEvent, markUsed, statusOf } from '../reading/entries.ts';
import { firstDay, type Story } from '../reading/reading.ts';
import { sideOf } from '../reading/side.ts';
import type { XmlElement } from '../xml/element.ts';

/** As many as the canonical form holds. */
const mostProcedures = 50;

const procedureFrom = (procedure: XmlElement, story: Story): readonly object[] => {
  const concept = procedure.all('code')[0];
  const code = codingAt(concept, story);
  if (code === undefined) return [];
  markUsed(procedure, story);
  return [
    story.provenance.compose(
      { path: procedure.path },
      {
        code,
        performedOn: firstDay(procedure.at('effectiveTime'), ['value', 'high', 'low'], story),
        side: sideOf(procedure, concept, story),
      },
    ),
  ];
};

/** What was done to the body and completed; what was only observed or counselled is not among it. */
export const proceduresOf = (story: Story): Read<readonly object[]> | undefined => {
  const done = entriesOf(story, [sectionCodes.procedures]).filter(
    (entry) => entry.name === 'procedure' && isEvent(entry) && statusOf(entry) === 'completed',
  );
  if (done.length > mostProcedures) story.findings.warn('list-shortened', done[0]?.path ?? '');
  return someOf(
    done.slice(0, mostProcedures).flatMap((procedure) => procedureFrom(procedure, story)),
    done[0]?.path,
  );
};
