import type { Instant } from '@continuum/contracts';

/** The instant as the house writes it; undefined outside of the years 0000 to 9999. */
export const toInstant = (milliseconds: number): Instant | undefined => {
  const text = Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString();
  return /^\d{4}-/.test(text) ? (text as Instant) : undefined;
};

/** Whether a calendar has a date such as `2026-02-29`. */
export const dateExists = (date: string): boolean =>
  toInstant(Date.parse(`${date}T00:00:00Z`))?.startsWith(date) === true;
