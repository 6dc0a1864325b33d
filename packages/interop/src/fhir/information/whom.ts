import { objectAt, textAt } from '../../json/value.ts';
import { Findings } from '../../reading/findings.ts';
import { under } from '../message/located.ts';
import { type Person, personIn } from '../person/people.ts';
import type { Reading } from '../reading/reading.ts';
import { identifierName, subjectElement } from '../reading/subject.ts';

/** What an answer is read from that is about a person. */
const aboutSomebody = ['Consent', 'ServiceRequest', 'Task', 'Condition'];

/** The person as a reference names them: an address, or an identifier. */
const nameOf = (reference: unknown): string | undefined => {
  const { reference: address, identifier } = objectAt(reference);
  if (textAt(address) !== undefined) return textAt(address);
  const { system, value } = objectAt(identifier);
  return value === undefined ? undefined : identifierName(system, value);
};

/**
 * The person an answer holds, if it holds one: it need not, since it is sent to the discharge that it answers.
 * Several are refused, and so are references to several.
 */
export const whomIn = (reading: Reading): Person | undefined => {
  const findings = new Findings();
  const whom = personIn({ ...reading, findings });
  if (whom === 'several') {
    reading.findings.issues.push(...findings.issues);
    return undefined;
  }
  if (whom !== 'nobody') return whom;
  const named = aboutSomebody
    .flatMap((type) => reading.ofType(type))
    .map((located) => ({ located, name: nameOf(located.resource[subjectElement(located)]) }))
    .filter(({ name }) => name !== undefined);
  const other = named.find(({ name }) => name !== named[0]?.name);
  if (other !== undefined)
    reading.findings.refuse(
      under(other.located.path, subjectElement(other.located)),
      'one person',
      'more than one',
    );
  return undefined;
};
