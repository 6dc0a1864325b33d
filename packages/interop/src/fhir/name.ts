import type { Element } from './element.ts';
import type { Reading } from './reading.ts';

const mostNames = 20;
const mostGiven = 5;

/** Names a person goes by, best first; https://hl7.org/fhir/R4/valueset-name-use.html. Others are not kept. */
const uses = ['official', 'usual', undefined, 'temp', 'nickname'];

const rank = ({ value }: Element): number => uses.indexOf(value['use'] as string | undefined);

/** The one name of a Patient that is kept. */
export const nameOf = (patient: Element, { findings, origins }: Reading) => {
  const [best] = patient
    .many('name', mostNames)
    .filter((name) => rank(name) !== -1)
    .sort((one, other) => rank(one) - rank(other));
  if (best === undefined) return undefined;
  const family = best.text('family');
  const given = [...best.texts('given', mostGiven)];
  if (family !== undefined || given.length > 0)
    return origins.of({ ...(family === undefined ? {} : { family }), given }, best.path);
  const text = best.text('text');
  if (text === undefined) return undefined;
  findings.warn('name-not-split', best.path);
  return origins.of({ family: text, given: [] }, best.path);
};
