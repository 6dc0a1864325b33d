import * as z from 'zod';
import { type OpsCommand, opsCommand } from './command.ts';
import { confirmAndDisable, confirmFields, confirmOptions } from './confirming.ts';
import { disablePractice } from './disabling.ts';
import {
  closedWeekdaysField,
  holidayField,
  latestPolicy,
  nameField,
  policyField,
  practiceIdField,
  zoneField,
} from './fields.ts';
import { listFields, listOptions, showPage } from './listing.ts';
import { addPractice } from './registering.ts';

const saturdayAndSunday = [6, 7];

const add = opsCommand({
  subject: 'practice',
  verb: 'add',
  summary: 'register a practice',
  takesId: true,
  options: {
    name: { type: 'string', value: 'NAME', says: 'what people call it' },
    zone: {
      type: 'string',
      value: 'ZONE',
      says: 'IANA time zone; its days, deadlines and holidays are told by it',
    },
    'closed-weekdays': { type: 'string', value: 'DAYS', says: '1 Monday to 7 Sunday, or none (default 6,7)' },
    holiday: { type: 'string', multiple: true, value: 'DATE', says: 'a closed date; once for each' },
    policy: { type: 'string', value: 'VERSION', says: `policy it judges by (default ${latestPolicy})` },
  },
  example: 'practice add north-harbor --name "North Harbor MET" --zone America/Chicago --holiday 2026-12-25',
  schema: z.object({
    id: practiceIdField,
    name: nameField,
    zone: zoneField,
    'closed-weekdays': closedWeekdaysField.default(saturdayAndSunday),
    holiday: z.array(holidayField).default([]),
    policy: policyField.default(latestPolicy),
  }),
  run: async ({ id, name, zone, policy, holiday, 'closed-weekdays': closed }, office, { say }) => {
    const calendar = { closedWeekdays: closed, holidays: [...new Set(holiday)].sort() };
    await addPractice(office, { practiceId: id, name, timeZone: zone, calendar, policy });
    say(`The practice ${id} is registered.`);
  },
});

const list = opsCommand({
  subject: 'practice',
  verb: 'list',
  summary: 'list practices',
  takesId: false,
  options: listOptions,
  example: 'practice list --json',
  schema: listFields,
  run: async ({ limit, after, json }, { desk }, terminal) =>
    showPage(
      await desk.listPractices({ limit, after }),
      ['PRACTICE', 'NAME', 'ZONE', 'CLOSED', 'HOLIDAYS', 'POLICY', 'STATE'],
      ({ practiceId, name, timeZone, calendar: { closedWeekdays, holidays }, policy, disabled }) => [
        practiceId,
        name,
        timeZone,
        closedWeekdays.join(',') || 'none',
        String(holidays.length),
        policy,
        disabled ? 'disabled' : 'enabled',
      ],
      json,
      terminal,
    ),
});

const disable = opsCommand({
  subject: 'practice',
  verb: 'disable',
  summary: 'shut a practice out; nothing of it is removed',
  takesId: true,
  options: confirmOptions,
  example: 'practice disable north-harbor',
  schema: z.object({ id: practiceIdField, ...confirmFields.shape }),
  run: async ({ id, yes }, office, terminal) =>
    confirmAndDisable(await disablePractice(office, id), id, yes, terminal),
});

export const practiceCommands: readonly OpsCommand[] = [add, list, disable];
