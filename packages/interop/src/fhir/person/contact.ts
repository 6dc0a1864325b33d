import type { Read } from '../../reading/sources.ts';
import type { Element } from '../reading/element.ts';
import type { Reading } from '../reading/reading.ts';

const mostRead = 20;
const mostLines = 5;

const current = ({ value }: Element): boolean => value['use'] !== 'old';

const addressText = (address: Element): string | undefined => {
  const parts = [
    ...address.texts('line', mostLines),
    ...['city', 'state', 'postalCode', 'country'].map((part) => address.text(part)),
  ];
  const written = parts.filter((part) => part !== undefined).join(', ');
  return written === '' ? address.text('text') : written;
};

const readAt = (element: Element | undefined, text: string | undefined): Read<string> | undefined =>
  element === undefined || text === undefined ? undefined : { value: text, path: element.path };

/** How to reach a Patient: the first telephone, e-mail and postal address that are not marked as old. */
export const contactOf = (patient: Element, { provenance }: Pick<Reading, 'provenance'>) => {
  const telecom = patient.many('telecom', mostRead).filter(current);
  const first = (system: string) => telecom.find(({ value }) => value['system'] === system);
  const postal = patient.many('address', mostRead).filter(current)[0];
  const [phone, email] = [first('phone'), first('email')];
  const contact = provenance.compose(
    { path: patient.path },
    {
      phone: readAt(phone, phone?.text('value')),
      email: readAt(email, email?.text('value')),
      address: readAt(postal, postal === undefined ? undefined : addressText(postal)),
    },
  );
  return Object.keys(contact).length === 0 ? undefined : { value: contact, path: patient.path };
};
