import {
  type CommandResult,
  executeMemberCommand,
  failureViews,
  type Journals,
  mayAsk,
  type Registry,
  type Surroundings,
} from '@continuum/application';
import { commandBodies } from '@continuum/contracts';
import {
  type Answer,
  entityTag,
  issuesAnswer,
  notFound,
  ok,
  problemAnswer,
  type RouteHandler,
  readJsonBody,
} from '@continuum/lambda';

interface Needs {
  readonly journals: Journals;
  readonly registry: Registry;
  readonly surroundings: Surroundings;
}

const answerOf = (result: CommandResult): Answer => {
  switch (result.kind) {
    case 'done':
      return { ...ok(result.receipt), headers: { etag: entityTag(result.receipt.version) } };
    case 'rejected':
      return problemAnswer('rejected', { failures: failureViews(result.failures), version: result.version });
    case 'malformed':
      return issuesAnswer('invalid-body', result.issues);
    case 'stale':
      return problemAnswer('stale', { version: result.version });
    case 'version-required':
      return problemAnswer('version-required');
    case 'key-reused':
      return problemAnswer('key-reused');
    case 'not-found':
      return notFound;
  }
};

/** A member's command: role and body first, then the use case decides. */
export const sendCommand =
  (needs: Needs): RouteHandler<'send-command'> =>
  async ({ member, practice, path: { episodeId, command: name }, headers, body }) => {
    const asked = mayAsk(name, member.roles);
    if (asked === 'no-such-command') return notFound;
    if (asked === 'not-in-this-role') return problemAnswer('not-permitted');
    const read = readJsonBody(body.bytes, commandBodies[name]);
    if (!read.ok) return read.answer;
    const { 'idempotency-key': idempotencyKey, 'if-match': ifVersion } = headers;
    return answerOf(
      await executeMemberCommand(
        { member, practice, episodeId, name, body: read.value, idempotencyKey, ifVersion, raw: read.text },
        needs,
      ),
    );
  };
