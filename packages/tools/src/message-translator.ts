import { createHash } from 'node:crypto';
import { practiceCalendar } from '@continuum/application';
import { readDischarge } from '@continuum/contracts';
import { createTranslator, type Translator } from '@continuum/interop';

/** The translator as the API's functions furnish it, but for the key of its hashes. */
export const messageTranslator = (): Translator =>
  createTranslator({
    parseCanonical: readDischarge,
    hash: (bytes) => createHash('sha256').update(bytes).digest('base64url'),
    calendarOf: (timeZone) => practiceCalendar({ timeZone, calendar: { closedWeekdays: [], holidays: [] } }),
  });
