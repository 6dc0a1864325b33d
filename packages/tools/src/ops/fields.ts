import {
  localDate,
  memberId,
  type PracticeId,
  partnerId,
  practiceId,
  role,
  shortText,
} from '@continuum/contracts';
import { type PolicyVersion, policies } from '@continuum/domain';
import * as z from 'zod';

/** A value that is typed as text; `read` answers undefined for what it cannot be. */
const field = <Value>(expected: string, read: (text: string) => Value | undefined) =>
  z.string(expected).transform((text, context) => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });

const slug = 'lower-case letters, digits and hyphens, at most 63 characters';
const read =
  <S extends z.ZodType>(schema: S) =>
  (text: string): z.output<S> | undefined =>
    schema.safeParse(text).data;

export const practiceIdField = field(`the id of a practice: ${slug}`, read(practiceId));
export const partnerIdField = field(`the id of a partner clinic: ${slug}`, read(partnerId));
export const memberIdField = field(`the id of a member: ${slug}`, read(memberId));
export const nameField = field('a name of 1 to 200 characters', read(shortText(200)));

/** @see https://www.iana.org/time-zones */
export const zoneField = field('an IANA time zone, such as America/Chicago', (text) => {
  if (!/^[A-Za-z]/.test(text)) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
});

const daysOfWeek = 7;

export const closedWeekdaysField = field(
  'closed weekdays, 1 Monday to 7 Sunday, such as 6,7; or none; not all seven',
  (text) => {
    if (!/^(none|[1-7](,[1-7])*)$/.test(text)) return undefined;
    const days = text === 'none' ? [] : [...new Set(text.split(',').map(Number))].sort();
    return days.length < daysOfWeek ? days : undefined;
  },
);

export const holidayField = field('a day of the calendar, such as 2026-12-25', read(localDate));

const policyVersions = Object.keys(policies) as PolicyVersion[];
export const latestPolicy = policyVersions.at(-1) ?? '2026-1';
export const policyField = field(`a policy: ${policyVersions.join(', ')}`, (text) =>
  policyVersions.find((version) => version === text),
);

/** A practice that posts may be addressed to, and one name the partner calls it by. */
export interface Addressed {
  readonly practiceId: PracticeId;
  readonly routingIdentifier: string | undefined;
}

export const addressedField = field(
  'a practice, or a practice and what the partner calls it: north-harbor=1234567893',
  (text): Addressed | undefined => {
    const [id = '', ...rest] = text.split('=');
    const practice = practiceId.safeParse(id);
    const called = shortText(200).safeParse(rest.join('='));
    if (!practice.success || (rest.length > 0 && !called.success)) return undefined;
    return { practiceId: practice.data, routingIdentifier: called.data };
  },
);

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/console-account-id.html */
export const accountField = field('an AWS account id of 12 digits', (text) =>
  /^\d{12}$/.test(text) ? text : undefined,
);

export const roleField = field(`a role: ${role.options.join(', ')}`, read(role));

const emailLongest = 128;
export const emailField = field('an e-mail address of at most 128 characters', (text) =>
  text.length <= emailLongest ? z.email().safeParse(text.toLowerCase()).data : undefined,
);

const rowsMost = 100;
export const limitField = field(`a whole number from 1 to ${rowsMost}`, (text) => {
  const rows = Number(text);
  return /^\d{1,3}$/.test(text) && rows >= 1 && rows <= rowsMost ? rows : undefined;
});
