import { canonicalSystem, npi as npiSystem } from '../../coding/code-systems.ts';
import { providerTypeOf } from '../../coding/provider-type.ts';
import type { Read } from '../../reading/sources.ts';
import { spokenName } from '../person/name.ts';
import { codingsOf } from '../reading/coded.ts';
import type { Reading } from '../reading/reading.ts';
import type { XmlElement } from '../xml/element.ts';
import { wordsIn } from '../xml/words.ts';

const npiShape = /^\d{10}$/;

const npiIn = (entity: XmlElement, { findings }: Reading): Read<string> | undefined => {
  const found = entity.many('id').filter((id) => canonicalSystem(id.text('root') ?? '') === npiSystem);
  const shaped = found.find((id) => npiShape.test(id.text('extension') ?? ''));
  if (shaped === undefined) for (const id of found) findings.warn('unusable-value', id.path);
  const value = shaped?.text('extension');
  return shaped === undefined || value === undefined ? undefined : { value, path: shaped.path };
};

const typeIn = (entity: XmlElement, reading: Reading) => {
  const code = entity.at('code');
  const value = providerTypeOf(codingsOf(code, reading));
  return code === undefined || value === undefined ? undefined : { value, path: code.path };
};

/** People an entity may stand for, by the role it plays. */
const people = ['assignedPerson', 'associatedPerson', 'informationRecipient'];

/** Who an assigned or associated entity is: a person with a name; undefined for a device or an organization. */
export const providerFrom = (entity: XmlElement | undefined, reading: Reading): Read<object> | undefined => {
  const person = people.map((role) => entity?.at(role)).find((one) => one !== undefined);
  const name = spokenName(person);
  if (entity === undefined || name === undefined) return undefined;
  const fields = { name, npi: npiIn(entity, reading), type: typeIn(entity, reading) };
  return { value: reading.provenance.compose({ path: entity.path }, fields), path: entity.path };
};

/** The name of an organization. */
export const organizationName = (organization: XmlElement | undefined): Read<string> | undefined => {
  const name = organization?.at('name');
  const value = wordsIn(name);
  return name === undefined || value === undefined ? undefined : { value, path: name.path };
};
