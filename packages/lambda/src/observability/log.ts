import { Logger } from '@aws-lambda-powertools/logger';
import { type ErrorTrace, traceOf } from './error-trace.ts';

/**
 * Everything a log line may hold. Ids, codes and names of routes: nothing a person typed, no body, no message of
 * an error somebody else wrote. A field that is not here cannot be logged.
 */
export interface LogFields {
  readonly route?: string;
  readonly status?: number;
  readonly code?: string;
  readonly requestId?: string;
  readonly instance?: string;
  readonly practiceId?: string;
  readonly partnerId?: string;
  readonly memberId?: string;
  readonly episodeId?: string;
  readonly dischargeId?: string;
  readonly eventId?: string;
  readonly eventType?: string;
  readonly recordId?: string;
  readonly key?: string;
  readonly outcome?: string;
  readonly count?: number;
}

/** What happened, as a constant sentence: it is written in the code and holds nothing from outside. */
export interface Log {
  note(what: string, fields?: LogFields): void;
  warn(what: string, fields?: LogFields, error?: unknown): void;
  fail(what: string, fields: LogFields, error: unknown): void;
}

/** Characters ids and codes are made of; anything else does not belong in a log. Two words could be a name. */
const loggable = /^[\w./:@#{}+,-]{1,256}$/;

/** A method and a route template. */
const routeKey = /^[A-Z]{1,10} [\w./{}+-]{1,256}$/;

const fieldNames: readonly (keyof LogFields)[] = [
  'route',
  'status',
  'code',
  'requestId',
  'instance',
  'practiceId',
  'partnerId',
  'memberId',
  'episodeId',
  'dischargeId',
  'eventId',
  'eventType',
  'recordId',
  'key',
  'outcome',
  'count',
];

const shown = (name: keyof LogFields, value: string | number): string | number => {
  const form = name === 'route' ? routeKey : loggable;
  return typeof value === 'number' || form.test(value) ? value : '(withheld)';
};

/** The allowed fields of what was given, whatever else it holds. */
export const allowed = (fields: LogFields): Record<string, string | number> =>
  Object.fromEntries(
    fieldNames.flatMap((name) => {
      const value = fields[name];
      return value === undefined ? [] : [[name, shown(name, value)] as const];
    }),
  );

const line = (fields: LogFields, error?: unknown): Record<string, string | number | ErrorTrace> => ({
  ...allowed(fields),
  ...(error === undefined ? {} : { failure: traceOf(error) }),
});

/** Log lines in JSON, on standard output, by Powertools. */
export const createLog = (serviceName: string): Log => {
  const logger = new Logger({ serviceName });
  return {
    note: (what, fields = {}) => logger.info(what, line(fields)),
    warn: (what, fields = {}, error) => logger.warn(what, line(fields, error)),
    fail: (what, fields, error) => logger.error(what, line(fields, error)),
  };
};
