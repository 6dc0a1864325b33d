import type { MemberCommand, Role } from '@continuum/contracts';
import { mayCall, memberCommandNames } from '@continuum/domain';

/**
 * Whether a member of these roles may ask for a command at all; what then stands in its way is decided on the
 * episode. A command no member may call is nobody's business: it does not exist for them.
 */
export const mayAsk = (
  command: MemberCommand,
  roles: readonly Role[],
): 'yes' | 'not-in-this-role' | 'no-such-command' => {
  if (!memberCommandNames.includes(command)) return 'no-such-command';
  return mayCall(command, roles) ? 'yes' : 'not-in-this-role';
};
