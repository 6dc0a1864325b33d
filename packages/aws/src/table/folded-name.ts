import type { Client } from '@continuum/application';

/** A sort key takes 1,024 bytes; birth date, id and separators need 41 of them. */
const familyBytesMost = 300;
const givenBytesMost = 600;

const cut = (text: string, bytesMost: number): string => {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > bytesMost) break;
    kept += character;
  }
  return kept;
};

/** Case, accents and punctuation aside: `O'Neil-Brandão` becomes `o neil brandao`. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

const foldedFamily = (family: string): string => cut(folded(family), familyBytesMost);
const foldedGiven = (given: string): string => cut(folded(given), givenBytesMost);

/** `hicks,jodie#1970-04-12#`: the same for everybody of one name and birth date; undefined without a name. */
export const namesakePrefix = ({
  name,
  birthDate,
}: Pick<Client, 'name' | 'birthDate'>): string | undefined => {
  const whole = `${foldedFamily(name.family ?? '')},${foldedGiven(name.given.join(' '))}`;
  return whole === ',' ? undefined : `${whole}#${birthDate ?? ''}#`;
};

/** Where a client stands in the practice's list of names. */
export const nameOrder = (client: Client): string | undefined => {
  const prefix = namesakePrefix(client);
  return prefix === undefined ? undefined : `${prefix}${client.clientId}`;
};

/** How the order of all begins whose name begins so: `hic`, or `hicks, jo`; empty when nothing of it is readable. */
export const searchPrefix = (beginning: string): string => {
  const [family = '', ...given] = beginning.split(',');
  if (given.length === 0) return foldedFamily(family);
  const prefix = `${foldedFamily(family)},${foldedGiven(given.join(' '))}`;
  return prefix === ',' ? '' : prefix;
};
