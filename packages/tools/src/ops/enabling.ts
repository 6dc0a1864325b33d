import type { PartnerClient, PartnerEntry } from '@continuum/aws';
import type { MemberId, PartnerId, PracticeId } from '@continuum/contracts';
import type { Office } from './office.ts';
import { Refused } from './refused.ts';
import { type MemberLogin, partnerScopes, requirePractices } from './registering.ts';

const alreadyEnabled = (what: string): Refused => new Refused(`${what} is enabled; nothing was changed.`);

/** @throws Refused when there is no such practice, or it is enabled */
export const enablePractice = async ({ desk }: Office, id: PracticeId): Promise<void> => {
  const outcome = await desk.enablePractice(id);
  if (outcome === 'absent') throw new Refused(`There is no practice ${id}.`);
  if (outcome === 'already-enabled') throw alreadyEnabled(`The practice ${id}`);
};

const requirePartner = async ({ desk }: Office, id: PartnerId): Promise<PartnerEntry> => {
  const partner = await desk.partner(id);
  if (partner === undefined) throw new Refused(`There is no partner clinic ${id}.`);
  return partner;
};

/** Opens a client, and closes it again unless the registry takes it. */
const withNewClient = async (
  { logins }: Office,
  id: PartnerId,
  register: (clientId: string) => Promise<boolean>,
): Promise<PartnerClient | undefined> => {
  const client = await logins.openPartner(id, partnerScopes);
  let isRegistered = false;
  try {
    isRegistered = await register(client.clientId);
  } finally {
    if (!isRegistered) await logins.closePartner(client.clientId);
  }
  return isRegistered ? client : undefined;
};

/**
 * Lets a disabled partner clinic in again, by a new client: the one it had was deleted. Its secret is told here and
 * never again.
 * @throws Refused when there is no such partner clinic, or it is enabled
 */
export const enablePartner = async (office: Office, id: PartnerId): Promise<PartnerClient> => {
  const { desk, logins } = office;
  const { disabled, clientId: former } = await requirePartner(office, id);
  if (!disabled) throw alreadyEnabled(`The partner clinic ${id}`);
  // A disabling that was cut short may have left it open.
  await logins.closePartner(former);
  const client = await withNewClient(
    office,
    id,
    async (clientId) => (await desk.enablePartner(id, clientId)) === 'enabled',
  );
  if (client === undefined) throw alreadyEnabled(`The partner clinic ${id}`);
  return client;
};

/** A client in place of another, which opens the API until it is closed. */
export interface Replacement {
  readonly client: PartnerClient;
  closeFormer(): Promise<void>;
}

/**
 * Gives a partner clinic a new client. Its secret is told here and never again; the former one is closed by the
 * caller, who has then seen the new one.
 * @throws Refused when there is no such partner clinic, or it is disabled
 */
export const replaceClient = async (office: Office, id: PartnerId): Promise<Replacement> => {
  const { desk, logins } = office;
  const { disabled, clientId: former } = await requirePartner(office, id);
  const refused = new Refused(
    `The partner clinic ${id} is disabled and has no secret; npm run ops -- partner enable ${id} gives it one.`,
  );
  if (disabled) throw refused;
  const client = await withNewClient(
    office,
    id,
    async (clientId) => (await desk.replaceClient(id, clientId)) === 'changed',
  );
  if (client === undefined) throw refused;
  return { client, closeFormer: () => logins.closePartner(former) };
};

/**
 * Lets a disabled member sign in again, by a new password, which is told here and never again.
 * @throws Refused when the practice has no such member or is disabled, or the member is enabled
 */
export const enableMember = async (
  office: Office,
  practiceId: PracticeId,
  id: MemberId,
): Promise<MemberLogin> => {
  const { desk, logins, passwords } = office;
  const member = await desk.member(practiceId, id);
  if (member === undefined) throw new Refused(`The practice ${practiceId} has no member ${id}.`);
  const what = `The member ${id} of ${practiceId}`;
  if (!member.disabled) throw alreadyEnabled(what);
  await requirePractices(office, [practiceId]);
  await logins.openMember(member.subject);
  const password = await logins.setPassword(member.subject, passwords);
  await desk.enableMember(practiceId, id);
  return { username: member.email, password };
};
