import * as z from 'zod';
import { agreementsOf } from './agreements.ts';
import { changeMember, changePartner, changePractice } from './changing.ts';
import { type OpsCommand, opsCommand } from './command.ts';
import {
  addressedField,
  closedWeekdaysField,
  holidayField,
  memberIdField,
  nameField,
  partnerIdField,
  policyField,
  practiceIdField,
  roleField,
  zoneField,
} from './fields.ts';

const name = { type: 'string', value: 'NAME', says: 'what people call it or them' } as const;

/** Without the options that were not typed: what they stand for stays as it is. */
const given = <Changes extends object>(
  changes: Changes,
): { [Field in keyof Changes]?: NonNullable<Changes[Field]> } =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never;

const somethingOf = (options: readonly string[]) => (typed: object) =>
  options.some((option) => (typed as Record<string, unknown>)[option] !== undefined);

const nothing = (options: readonly string[]): string =>
  `Nothing to change: expected at least one of ${options.map((option) => `--${option}`).join(', ')}`;

const practiceOptions = ['name', 'closed-weekdays', 'holiday', 'no-holidays', 'policy'];

const practice = opsCommand({
  subject: 'practice',
  verb: 'change',
  summary: 'change the name, the closed days or the policy of a practice; deadlines already set stay',
  takesId: true,
  options: {
    name,
    'closed-weekdays': { type: 'string', value: 'DAYS', says: '1 Monday to 7 Sunday, or none' },
    holiday: {
      type: 'string',
      multiple: true,
      value: 'DATE',
      says: 'every closed date from now on; once for each',
    },
    'no-holidays': { type: 'boolean', says: 'no closed dates any more' },
    policy: { type: 'string', value: 'VERSION', says: 'policy it judges by' },
  },
  example: 'practice change north-harbor --holiday 2027-01-01 --holiday 2027-12-25',
  schema: z
    .object({
      id: practiceIdField,
      name: nameField.optional(),
      'closed-weekdays': closedWeekdaysField.optional(),
      holiday: z.array(holidayField).optional(),
      'no-holidays': z.literal(true).optional(),
      policy: policyField.optional(),
    })
    .refine(somethingOf(practiceOptions), nothing(practiceOptions))
    .refine(
      (typed) => typed.holiday === undefined || typed['no-holidays'] === undefined,
      '--no-holidays: expected without --holiday',
    ),
  run: async (typed, office, { say }) => {
    const { id, name, policy, holiday, 'closed-weekdays': closedWeekdays } = typed;
    const holidays = typed['no-holidays'] ? [] : holiday && [...new Set(holiday)].sort();
    const calendar = given({ closedWeekdays, holidays });
    await changePractice(office, id, { ...given({ name, policy }), calendar });
    say(`The practice ${id} is changed. Functions remember who is who for up to 60 seconds.`);
  },
});

const partnerOptions = ['name', 'zone', 'practice'];

const partner = opsCommand({
  subject: 'partner',
  verb: 'change',
  summary: 'change the name, the zone or the agreements of a partner clinic; its secret stays',
  takesId: true,
  options: {
    name,
    zone: { type: 'string', value: 'ZONE', says: 'IANA time zone of dates it sends without a time' },
    practice: {
      type: 'string',
      multiple: true,
      value: 'PRACTICE[=IDENTIFIER]',
      says: 'every agreement it has from now on; once for each',
    },
  },
  example: 'partner change riverside-pt --practice north-harbor=1234567893 --practice south-shore',
  schema: z
    .object({
      id: partnerIdField,
      name: nameField.optional(),
      zone: zoneField.optional(),
      practice: z.array(addressedField).optional(),
    })
    .refine(somethingOf(partnerOptions), nothing(partnerOptions)),
  run: async ({ id, name, zone, practice }, office, { say }) => {
    const agreements = practice && agreementsOf(practice);
    await changePartner(office, id, given({ name, timeZone: zone, agreements }));
    say(`The partner clinic ${id} is changed. Functions remember who is who for up to 60 seconds.`);
  },
});

const memberOptions = ['name', 'role'];

const member = opsCommand({
  subject: 'member',
  verb: 'change',
  summary: 'change the name or the roles of a member; their password stays',
  takesId: true,
  options: {
    practice: { type: 'string', value: 'PRACTICE', says: 'the practice they belong to' },
    name,
    role: {
      type: 'string',
      multiple: true,
      value: 'ROLE',
      says: 'every role they have from now on: trainer, coordinator or owner; once for each',
    },
  },
  example: 'member change mara-lind --practice north-harbor --role trainer --role owner',
  schema: z
    .object({
      id: memberIdField,
      practice: practiceIdField,
      name: nameField.optional(),
      role: z.array(roleField).optional(),
    })
    .refine(somethingOf(memberOptions), nothing(memberOptions)),
  run: async ({ id, practice, name, role }, office, { say }) => {
    const roles = role && [...new Set(role)];
    await changeMember(office, practice, id, given({ name, roles }));
    say(`The member ${id} of ${practice} is changed. Functions remember who is who for up to 60 seconds.`);
  },
});

export const changeCommands: readonly OpsCommand[] = [practice, partner, member];
