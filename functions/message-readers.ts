import { practiceCalendar } from '@continuum/application';
import { columnKind, importLimits, informationProvided, parse, readDischarge } from '@continuum/contracts';
import {
  createFhirAnswers,
  createInformationReader,
  createRowReader,
  createTranslator,
  fhirReadings,
  type TranslatorNeeds,
} from '@continuum/interop';

/** A sender's clocks; which days it is closed is of no concern. */
const calendarOf = (timeZone: string) =>
  practiceCalendar({ timeZone, calendar: { closedWeekdays: [], holidays: [] } });

/** Translates what partners send, in every format, to the canonical form of the contracts. */
export const messageTranslator = (hash: TranslatorNeeds['hash']) =>
  createTranslator({
    parseCanonical: readDischarge,
    hash,
    calendarOf,
  });

/** Reads files of many discharges, row by row. */
export const rowsOfFiles = () => createRowReader({ columnKind, limits: importLimits });

/** Reads answers to information requests in other formats than their own. */
export const answerReader = () =>
  createInformationReader({
    parseInformation: (value) => {
      const parsed = parse(informationProvided, value);
      return parsed.ok ? { information: parsed.value } : { issues: parsed.issues };
    },
    calendarOf,
  });

/** Says in FHIR what became of a message, and where a referral stands. */
export const fhirWriter = (hash: TranslatorNeeds['hash']) => ({
  ...createFhirAnswers({ hash }),
  ...fhirReadings,
});
