import { listAt, objectAt } from '../../json/value.ts';
import { snomed } from '../coding/code-systems.ts';
import { hasCode, wordsOf } from '../coding/coding.ts';
import type { Located } from '../message/located.ts';

/** SNOMED CT 91251008, physical therapy procedure. */
const physicalTherapy = new Set(['91251008']);
const wording = /\b(physical therapy|physiotherapy)\b/i;

/** Far more than any plan has. */
const mostConcepts = 200;

/** The elements that say what kind of care a resource is. */
const conceptsOf = ({ resource, type }: Located): readonly unknown[] => {
  if (type === 'EpisodeOfCare') return listAt(resource['type']).slice(0, mostConcepts);
  if (type === 'Encounter')
    return [...listAt(resource['type']).slice(0, mostConcepts), resource['serviceType']];
  return [
    ...listAt(resource['category']).slice(0, mostConcepts),
    ...listAt(resource['activity'])
      .slice(0, mostConcepts)
      .map((activity) => objectAt(objectAt(activity)['detail'])['code']),
  ];
};

/** How a CarePlan, EpisodeOfCare or Encounter is known to be physical therapy, if it is. */
export const therapyKnownBy = (located: Located): 'code' | 'display' | undefined => {
  const concepts = conceptsOf(located);
  if (concepts.some((concept) => hasCode(concept, snomed, physicalTherapy))) return 'code';
  return concepts.some((concept) => wordsOf(concept).some((words) => wording.test(words)))
    ? 'display'
    : undefined;
};
