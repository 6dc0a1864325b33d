import type { Partner, Practice } from '@continuum/application';
import type { MemberEntry, PartnerClient, PartnerEntry } from '@continuum/aws';
import { type MemberId, type PracticeId, type Role, routes } from '@continuum/contracts';
import type { Office } from './office.ts';
import { Refused } from './refused.ts';

export type NewPractice = Omit<Practice, 'disabled'>;
export type NewPartner = Omit<Partner, 'disabled'> & { readonly account?: string | undefined };

export interface NewMember {
  readonly practiceId: PracticeId;
  readonly memberId: MemberId;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly email: string;
}

/** What a member signs in with, by the client of members' apps. */
export interface MemberLogin {
  readonly username: string;
  readonly password: string;
}

/** What a partner clinic's routes ask for: its tokens can do no more. */
export const partnerScopes = [
  ...new Set(
    routes.flatMap(({ audience, scope }) => (audience === 'partner' && scope !== undefined ? [scope] : [])),
  ),
];

/** @throws Refused when one of the practices is unknown or disabled */
export const requirePractices = async ({ desk }: Office, ids: readonly PracticeId[]): Promise<void> => {
  const found = await Promise.all(ids.map((id) => desk.practice(id)));
  const unknown = ids.filter((_id, index) => found[index] === undefined);
  if (unknown.length > 0) throw new Refused(`There is no practice ${unknown.join(', ')}; add it first.`);
  const disabled = ids.filter((_id, index) => found[index]?.disabled);
  if (disabled.length > 0)
    throw new Refused(
      `The practice ${disabled.join(', ')} is disabled; npm run ops -- practice enable lets it work again.`,
    );
};

/** What is there already stays as it is; what the person can do about it depends on whether it is shut out. */
const existing = (
  what: string,
  entry: { readonly disabled: boolean } | undefined,
  subject: 'practice' | 'partner' | 'member',
  words: string,
): Refused => {
  const command = `npm run ops -- ${subject}`;
  return new Refused(
    entry?.disabled
      ? `${what} already, disabled; nothing was changed. ${command} enable ${words} lets it in again.`
      : `${what} already; nothing was changed. ${command} change --help tells what can be changed.`,
  );
};

/** @throws Refused when the id is taken */
export const addPractice = async ({ desk }: Office, practice: NewPractice): Promise<void> => {
  const { practiceId: id } = practice;
  const { kind } = await desk.addPractice(practice);
  if (kind === 'taken') throw existing(`A practice ${id} exists`, await desk.practice(id), 'practice', id);
};

/**
 * Registers a partner clinic and opens its client. Its secret is told here and never again.
 * @throws Refused when the id or the AWS account is taken, or a practice is unknown; nothing is left behind
 */
export const addPartner = async (office: Office, partner: NewPartner): Promise<PartnerClient> => {
  const { desk, logins } = office;
  const { partnerId, agreements, account } = partner;
  const exists = (entry: PartnerEntry | undefined) =>
    existing(`A partner clinic ${partnerId} exists`, entry, 'partner', partnerId);
  const known = await desk.partner(partnerId);
  if (known !== undefined) throw exists(known);
  await requirePractices(
    office,
    agreements.map(({ practiceId }) => practiceId),
  );
  const client = await logins.openPartner(partnerId, partnerScopes);
  const addition = await desk.addPartner({ ...partner, clientId: client.clientId });
  if (addition.kind === 'added') return client;
  await logins.closePartner(client.clientId);
  if (addition.what.includes('entry')) throw exists(await desk.partner(partnerId));
  throw new Refused(`The AWS account ${account} belongs to another partner clinic; nothing was changed.`);
};

/**
 * Registers a member and opens their login. The password is told here and never again.
 * @throws Refused when the id or the e-mail address is taken, or the practice is unknown
 */
export const addMember = async (office: Office, member: NewMember): Promise<MemberLogin> => {
  const { desk, logins, passwords } = office;
  const { practiceId, memberId, email } = member;
  const exists = (entry: MemberEntry | undefined) =>
    existing(
      `The practice ${practiceId} has a member ${memberId}`,
      entry,
      'member',
      `${memberId} --practice ${practiceId}`,
    );
  const known = await desk.member(practiceId, memberId);
  if (known !== undefined) throw exists(known);
  await requirePractices(office, [practiceId]);
  const subject = await logins.memberSubject(email);
  const addition = await desk.addMember({ ...member, subject });
  if (addition.kind === 'added')
    return { username: email, password: await logins.setPassword(subject, passwords) };
  if (addition.what.includes('entry')) throw exists(await desk.member(practiceId, memberId));
  throw new Refused(
    `Another member signs in with ${email} already; nothing was changed. npm run ops -- member list tells who.`,
  );
};
