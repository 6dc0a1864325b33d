import type { CommandBody, EpisodeId, MemberCommand } from '@continuum/contracts';
import type { Command, Issue } from '@continuum/domain';
import { keepApart } from '../notes/keep-apart.ts';
import type { Journals, Member, Practice, Registry, Surroundings } from '../ports/index.ts';
import { execute } from './execute.ts';
import type { CommandResult } from './result.ts';

export interface MemberRequest<C extends MemberCommand = MemberCommand> {
  readonly member: Member;
  readonly practice: Practice;
  readonly episodeId: EpisodeId;
  readonly name: C;
  readonly body: CommandBody<C>;
  readonly idempotencyKey: string;
  /** The version the member saw; needed, but for the retry of what was answered already. */
  readonly ifVersion: number | undefined;
  /** The request as it came: its hash tells a retry from another request under the same key. */
  readonly raw: string;
}

interface Needs {
  readonly journals: Journals;
  readonly registry: Registry;
  readonly surroundings: Surroundings;
}

const trainerIssues = async (
  { body, practice }: MemberRequest,
  registry: Registry,
): Promise<readonly Issue[]> => {
  if (!('trainerId' in body) || body.trainerId === undefined) return [];
  const trainer = await registry.member(practice.practiceId, body.trainerId);
  return trainer === undefined || trainer.disabled || !trainer.roles.includes('trainer')
    ? [{ path: ['trainerId'], expected: 'a trainer of this practice', got: 'somebody else' }]
    : [];
};

/** What a member asks of an episode of their practice. */
export const executeMemberCommand = async (request: MemberRequest, needs: Needs): Promise<CommandResult> => {
  const { member, practice, episodeId, name, idempotencyKey, ifVersion, raw } = request;
  const { body, notes } = keepApart(request.body, needs.surroundings);
  return execute(
    {
      journal: { kind: 'episode', practiceId: practice.practiceId, episodeId },
      cause: { kind: 'command', callerId: `${practice.practiceId}/${member.memberId}`, key: idempotencyKey },
      by: { kind: 'member', id: member.memberId },
      practice,
      command: { name, body } as unknown as Command,
      notes,
      requestHash: needs.surroundings.hash(`${name}\n${raw}`),
      ifVersion: ifVersion ?? 'not-said',
      examine: () => trainerIssues(request, needs.registry),
    },
    needs,
  );
};
