import * as z from 'zod';
import { type OpsCommand, opsCommand } from './command.ts';
import { showClient, showLogin } from './credentials.ts';
import { enableMember, enablePartner, enablePractice, replaceClient } from './enabling.ts';
import { memberIdField, partnerIdField, practiceIdField } from './fields.ts';

const delay = 'Functions remember who is who for up to 60 seconds.';

const practice = opsCommand({
  subject: 'practice',
  verb: 'enable',
  summary: 'let a disabled practice work again',
  takesId: true,
  options: {},
  example: 'practice enable north-harbor',
  schema: z.object({ id: practiceIdField }),
  run: async ({ id }, office, { say }) => {
    await enablePractice(office, id);
    say(`The practice ${id} works again; members that were disabled themselves stay so. ${delay}`);
  },
});

const partner = opsCommand({
  subject: 'partner',
  verb: 'enable',
  summary: 'let a disabled partner clinic in again, by a new secret that is printed once',
  takesId: true,
  options: {},
  example: 'partner enable riverside-pt',
  schema: z.object({ id: partnerIdField }),
  run: async ({ id }, office, terminal) => {
    const client = await enablePartner(office, id);
    terminal.say(`The partner clinic ${id} is let in again. Its new secret is shown this once:`);
    showClient(client, office, terminal);
    terminal.say(delay);
  },
});

const rotate = opsCommand({
  subject: 'partner',
  verb: 'rotate',
  summary: 'give a partner clinic a new client and secret, printed once, and delete the former',
  takesId: true,
  options: {},
  example: 'partner rotate riverside-pt',
  schema: z.object({ id: partnerIdField }),
  run: async ({ id }, office, terminal) => {
    const { client, closeFormer } = await replaceClient(office, id);
    terminal.say(`The partner clinic ${id} signs in by a new client. Its secret is shown this once:`);
    showClient(client, office, terminal);
    await closeFormer().catch((cause: unknown) => {
      throw new Error('The former client may still be open; npm run ops -- partner sync shuts it out.', {
        cause,
      });
    });
    terminal.say('The former client is deleted: its secret and its tokens open nothing any more.');
  },
});

const member = opsCommand({
  subject: 'member',
  verb: 'enable',
  summary: 'let a disabled member sign in again, by a new password that is printed once',
  takesId: true,
  options: { practice: { type: 'string', value: 'PRACTICE', says: 'the practice they belong to' } },
  example: 'member enable mara-lind --practice north-harbor',
  schema: z.object({ id: memberIdField, practice: practiceIdField }),
  run: async ({ id, practice }, office, terminal) => {
    const login = await enableMember(office, practice, id);
    terminal.say(`The member ${id} of ${practice} may sign in again. The new password is shown this once:`);
    showLogin(login, office, terminal);
    terminal.say(delay);
  },
});

export const enableCommands: readonly OpsCommand[] = [practice, partner, rotate, member];
