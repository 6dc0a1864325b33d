import { namesAgree, namesDiffer, nameWords } from '../../client/names-agree.ts';
import type { Findings } from '../../reading/findings.ts';
import type { XmlElement } from '../xml/element.ts';
import { wordsIn } from '../xml/words.ts';

const roleIn = (target: XmlElement): XmlElement | undefined => target.at('patientRole');

const identifiersIn = (role: XmlElement): readonly string[] =>
  role
    .many('id')
    .filter((id) => id.text('root') !== undefined && id.text('extension') !== undefined)
    .map((id) => JSON.stringify([id.text('root'), id.text('extension')]));

const bornAs = (role: XmlElement): string | undefined =>
  role.at('patient/birthTime')?.text('value')?.slice(0, 8);

const namesOf = (role: XmlElement): ReadonlySet<string> =>
  nameWords(
    (role.at('patient')?.many('name') ?? [])
      .flatMap(({ content }) => content)
      .flatMap((part) => (typeof part === 'string' ? part : (wordsIn(part) ?? []))),
  );

const isSame = (one: XmlElement, other: XmlElement): boolean => {
  const known = new Set(identifiersIn(one));
  const [born, again] = [bornAs(one), bornAs(other)];
  return (
    identifiersIn(other).some((id) => known.has(id)) &&
    (born === undefined || again === undefined || born === again) &&
    namesAgree(namesOf(one), namesOf(other))
  );
};

/** HL7's extension for somebody who has died: sdtc:deceasedInd, sdtc:deceasedTime. */
const refuseDeceased = (role: XmlElement, findings: Findings): void => {
  const told = role
    .many('patient')
    .flatMap((patient) => [
      ...patient.many('sdtc:deceasedInd').filter((one) => one.text('value') !== 'false'),
      ...patient.many('sdtc:deceasedTime'),
    ]);
  for (const element of told)
    findings.refuse(element.path, 'a living person', 'a person recorded as deceased');
};

/** The role of the one living person a document is about; none and several are refused. */
export const personIn = (document: XmlElement, findings: Findings): XmlElement | undefined => {
  const roles = document
    .many('recordTarget')
    .map(roleIn)
    .filter((role) => role !== undefined);
  const [first, ...others] = roles;
  if (first === undefined) {
    findings.refuse('ClinicalDocument/recordTarget', 'one person', 'nobody');
    return undefined;
  }
  for (const role of roles) refuseDeceased(role, findings);
  const second = others.find((other) => !isSame(first, other));
  if (second === undefined) {
    for (const other of others)
      if (namesDiffer(namesOf(first), namesOf(other)))
        findings.warn('names-differ', `${other.path}/patient/name`);
    return first;
  }
  findings.refuse(second.path, 'one person', `${roles.length} of them`);
  return undefined;
};
