import { isPhysicalTherapy, saysPhysicalTherapy } from '../../coding/physical-therapy.ts';
import { listAt, objectAt } from '../../json/value.ts';
import { codingsOf, wordsOf } from '../coding/concept.ts';
import type { Located } from '../message/located.ts';

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
  if (concepts.some((concept) => codingsOf(concept).some(isPhysicalTherapy))) return 'code';
  return concepts.some((concept) => wordsOf(concept).some(saysPhysicalTherapy)) ? 'display' : undefined;
};
