import type { Read } from '../../reading/sources.ts';
import type { Reading } from '../reading/reading.ts';
import type { XmlElement } from '../xml/element.ts';
import { wordsIn } from '../xml/words.ts';

/** Uses that say that something is old or bad: HL7 TelecommunicationAddressUse, PostalAddressUse. */
const isCurrent = (element: XmlElement): boolean => !/\b(BAD|OLD)\b/.test(element.text('use') ?? '');

const reached = (role: XmlElement, scheme: RegExp): Read<string> | undefined => {
  const telecom = role
    .many('telecom')
    .filter(isCurrent)
    .find((one) => scheme.test(one.text('value') ?? ''));
  const value = telecom?.text('value')?.replace(scheme, '').trim();
  return telecom === undefined || value === undefined || value === ''
    ? undefined
    : { value, path: telecom.path };
};

const addressParts = ['streetAddressLine', 'city', 'state', 'postalCode', 'country'];

const addressOf = (role: XmlElement): Read<string> | undefined => {
  const address = role.many('addr').find(isCurrent);
  if (address === undefined) return undefined;
  const parts = addressParts
    .flatMap((part) => address.many(part).map(wordsIn))
    .filter((part) => part !== undefined);
  const value = parts.length > 0 ? parts.join(', ') : wordsIn(address);
  return value === undefined ? undefined : { value, path: address.path };
};

/** How to reach a person: the first telephone, e-mail and postal address that are not marked as old. */
export const contactOf = (role: XmlElement, { provenance }: Reading): Read<object> | undefined => {
  const contact = provenance.compose(
    { path: role.path },
    { phone: reached(role, /^tel:/i), email: reached(role, /^mailto:/i), address: addressOf(role) },
  );
  return Object.keys(contact).length === 0 ? undefined : { value: contact, path: role.path };
};
