/** The characters a message is written with, as its own MSH names them. */
export interface Delimiters {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

export const usualDelimiters: Delimiters = {
  field: '|',
  component: '^',
  repetition: '~',
  escape: '\\',
  subcomponent: '&',
};

/** Where MSH-2 begins, and how far an encoding list may reach: 2.7 adds a fifth character for what is cut off. */
const encodingFrom = 4;
const mostEncodings = 5;

const usable = /^[\x21-\x7e]+$/;

/**
 * Reads MSH-1 and MSH-2. What a short list leaves out is as usual.
 * @returns undefined where two mean the same, or one is a letter, a digit or no printable sign
 */
export const delimitersOf = (header: string): Delimiters | undefined => {
  const field = header[encodingFrom - 1] ?? '';
  const written = header.slice(encodingFrom).split(field, 1)[0] ?? '';
  if (written.length === 0 || written.length > mostEncodings) return undefined;
  const { component, repetition, escape, subcomponent } = usualDelimiters;
  const found = {
    field,
    component: written[0] ?? component,
    repetition: written[1] ?? repetition,
    escape: written[2] ?? escape,
    subcomponent: written[3] ?? subcomponent,
  };
  const signs = [...Object.values(found), ...written.slice(mostEncodings - 1)];
  const distinct = new Set(signs).size === signs.length;
  return distinct && signs.every((sign) => usable.test(sign) && !/[a-z0-9]/i.test(sign)) ? found : undefined;
};
