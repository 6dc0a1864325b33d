/**
 * A number that was typed.
 * @throws RangeError that names the option when it is no whole number, or less than the least
 */
export const wholeNumber = (option: string, text: string, least: number): number => {
  const number = Number(text);
  if (/^\d{1,15}$/.test(text) && number >= least) return number;
  throw new RangeError(`${option}: expected a whole number from ${least}; got ${text}`);
};
