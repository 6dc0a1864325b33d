import * as z from 'zod';
import { agreementsOf } from './agreements.ts';
import { type OpsCommand, opsCommand } from './command.ts';
import { confirmAndDisable, confirmFields, confirmOptions } from './confirming.ts';
import { showClient } from './credentials.ts';
import { disablePartner, syncPartners } from './disabling.ts';
import { accountField, addressedField, nameField, partnerIdField, zoneField } from './fields.ts';
import { listFields, listOptions, showPage } from './listing.ts';
import { addPartner } from './registering.ts';

const add = opsCommand({
  subject: 'partner',
  verb: 'add',
  summary: 'register a partner clinic and print what its system signs in with, once',
  takesId: true,
  options: {
    name: { type: 'string', value: 'NAME', says: 'what people call it' },
    zone: {
      type: 'string',
      value: 'ZONE',
      says: 'IANA time zone of dates it sends without a time, as FHIR records may',
    },
    practice: {
      type: 'string',
      multiple: true,
      value: 'PRACTICE[=IDENTIFIER]',
      says: 'an agreement, and what its messages call the practice; once for each',
    },
    account: {
      type: 'string',
      value: 'ACCOUNT',
      says: 'AWS account that puts discharges on the partner bus',
    },
  },
  example:
    'partner add riverside-pt --name "Riverside Physical Therapy" --zone America/Chicago --practice north-harbor=1234567893',
  schema: z.object({
    id: partnerIdField,
    name: nameField,
    zone: zoneField,
    practice: z.array(addressedField, 'at least one practice it has an agreement with'),
    account: accountField.optional(),
  }),
  run: async ({ id, name, zone, practice, account }, office, terminal) => {
    const partner = { partnerId: id, name, timeZone: zone, agreements: agreementsOf(practice), account };
    const client = await addPartner(office, partner);
    terminal.say(`The partner clinic ${id} is registered. Its secret is shown this once:`);
    showClient(client, office, terminal);
  },
});

const list = opsCommand({
  subject: 'partner',
  verb: 'list',
  summary: 'list partner clinics',
  takesId: false,
  options: listOptions,
  example: 'partner list --limit 10',
  schema: listFields,
  run: async ({ limit, after, json }, { desk }, terminal) =>
    showPage(
      await desk.listPartners({ limit, after }),
      ['PARTNER', 'NAME', 'ZONE', 'PRACTICES', 'CLIENT', 'ACCOUNT', 'STATE'],
      ({ partnerId, name, timeZone, agreements, clientId, account, disabled }) => [
        partnerId,
        name,
        timeZone,
        agreements.map(({ practiceId }) => practiceId).join(','),
        clientId,
        account ?? '-',
        disabled ? 'disabled' : 'enabled',
      ],
      json,
      terminal,
    ),
});

const disable = opsCommand({
  subject: 'partner',
  verb: 'disable',
  summary: 'shut a partner clinic out and delete its client; its referrals stay',
  takesId: true,
  options: confirmOptions,
  example: 'partner disable riverside-pt',
  schema: z.object({ id: partnerIdField, ...confirmFields.shape }),
  run: async ({ id, yes }, office, terminal) =>
    confirmAndDisable(await disablePartner(office, id), id, yes, terminal),
});

const sync = opsCommand({
  subject: 'partner',
  verb: 'sync',
  summary: 'let the API take the tokens of every enabled partner clinic again, after a deployment',
  takesId: false,
  options: {},
  example: 'partner sync --region us-east-1 --stage dev',
  schema: z.object({}),
  run: async (_values, office, { say }) => {
    const { admitted, dismissed } = await syncPartners(office);
    say(`Clients let in: ${admitted.join(', ') || 'none'}. Shut out: ${dismissed.join(', ') || 'none'}.`);
  },
});

export const partnerCommands: readonly OpsCommand[] = [add, list, disable, sync];
