import * as z from 'zod';
import { type OpsCommand, opsCommand } from './command.ts';
import { confirmAndDisable, confirmFields, confirmOptions } from './confirming.ts';
import { showLogin } from './credentials.ts';
import { disableMember } from './disabling.ts';
import { emailField, memberIdField, nameField, practiceIdField, roleField } from './fields.ts';
import { listFields, listOptions, showPage } from './listing.ts';
import { addMember } from './registering.ts';

const practice = { type: 'string', value: 'PRACTICE', says: 'the practice they belong to' } as const;

const add = opsCommand({
  subject: 'member',
  verb: 'add',
  summary: 'register a member of a practice and print what they sign in with, once',
  takesId: true,
  options: {
    practice,
    name: { type: 'string', value: 'NAME', says: 'what people call them' },
    role: {
      type: 'string',
      multiple: true,
      value: 'ROLE',
      says: 'trainer, coordinator or owner; once for each',
    },
    email: { type: 'string', value: 'ADDRESS', says: 'what they sign in with' },
  },
  example:
    'member add mara-lind --practice north-harbor --name "Mara Lind" --role trainer --email mara@example.com',
  schema: z.object({
    id: memberIdField,
    practice: practiceIdField,
    name: nameField,
    role: z.array(roleField, 'at least one role: trainer, coordinator, owner'),
    email: emailField,
  }),
  run: async ({ id, practice, name, role, email }, office, terminal) => {
    const member = { memberId: id, practiceId: practice, name, roles: [...new Set(role)], email };
    const login = await addMember(office, member);
    terminal.say(`The member ${id} of ${practice} is registered. The password is shown this once:`);
    showLogin(login, office, terminal);
  },
});

const list = opsCommand({
  subject: 'member',
  verb: 'list',
  summary: 'list members, of one practice or of all',
  takesId: false,
  options: { practice: { ...practice, says: 'only its members' }, ...listOptions },
  example: 'member list --practice north-harbor',
  schema: z.object({ practice: practiceIdField.optional(), ...listFields.shape }),
  run: async ({ practice, limit, after, json }, { desk }, terminal) =>
    showPage(
      await desk.listMembers(practice, { limit, after }),
      ['MEMBER', 'PRACTICE', 'NAME', 'ROLES', 'EMAIL', 'STATE'],
      ({ memberId, practiceId, name, roles, email, disabled }) => [
        memberId,
        practiceId,
        name,
        roles.join(','),
        email,
        disabled ? 'disabled' : 'enabled',
      ],
      json,
      terminal,
    ),
});

const disable = opsCommand({
  subject: 'member',
  verb: 'disable',
  summary: 'shut a member out; what they did stays',
  takesId: true,
  options: { practice, ...confirmOptions },
  example: 'member disable mara-lind --practice north-harbor',
  schema: z.object({ id: memberIdField, practice: practiceIdField, ...confirmFields.shape }),
  run: async ({ id, practice, yes }, office, terminal) =>
    confirmAndDisable(await disableMember(office, practice, id), id, yes, terminal),
});

export const memberCommands: readonly OpsCommand[] = [add, list, disable];
