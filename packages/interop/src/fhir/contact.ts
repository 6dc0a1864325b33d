import type { Element } from './element.ts';
import type { Reading } from './reading.ts';

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

/** How to reach a Patient: the first telephone, e-mail and postal address that are not marked as old. */
export const contactOf = (patient: Element, { origins }: Reading) => {
  const telecom = patient.many('telecom', mostRead).filter(current);
  const first = (system: string) => telecom.find(({ value }) => value['system'] === system);
  const postal = patient.many('address', mostRead).filter(current)[0];
  const parts = [
    ['phone', first('phone'), first('phone')?.text('value')],
    ['email', first('email'), first('email')?.text('value')],
    ['address', postal, postal === undefined ? undefined : addressText(postal)],
  ] as const;
  const found = parts.filter(([, , text]) => text !== undefined);
  if (found.length === 0) return undefined;
  const origin = Object.fromEntries(found.map(([name, element]) => [name, element?.path ?? patient.path]));
  return origins.of(Object.fromEntries(found.map(([name, , text]) => [name, text])), patient.path, origin);
};
