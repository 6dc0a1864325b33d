import { createHash } from 'node:crypto';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Send } from '../wiring/ports.ts';

type Put = NonNullable<NonNullable<TransactWriteCommandInput['TransactItems']>[number]['Put']>;

const isPut = (put: Put | undefined): put is Put => put !== undefined;

const sortKeyOf = ({ Item }: Put): string => String(Item?.['SK']);

/** A commit as the SDK is given it. */
interface CommitCall {
  readonly puts: readonly Put[];
  readonly input: TransactWriteCommandInput;
}

const commitCallOf = (command: object): CommitCall | undefined => {
  if (!(command instanceof TransactWriteCommand)) return undefined;
  const puts = (command.input.TransactItems ?? []).map(({ Put }) => Put).filter(isPut);
  return puts.some((put) => sortKeyOf(put) === 'HEAD') ? { puts, input: command.input } : undefined;
};

/** The call with other puts in the places of these; one left out is refused by nobody. */
const withPuts = ({ input }: CommitCall, puts: readonly Put[], token = input.ClientRequestToken) =>
  new TransactWriteCommand({ TransactItems: puts.map((put) => ({ Put: put })), ClientRequestToken: token });

const unconditional = ({
  ConditionExpression: _a,
  ExpressionAttributeNames: _b,
  ExpressionAttributeValues: _c,
  ...put
}: Put): Put => put as Put;

const another = (token: string | undefined, part: string): string => `${token?.slice(0, 30)}${part}`;

const isInbox = (put: Put): boolean => sortKeyOf(put).startsWith('INBOX#');
const isHead = (put: Put): boolean => sortKeyOf(put) === 'HEAD';

interface Refused {
  readonly CancellationReasons?: { readonly Code?: string }[];
}

/** Puts one part of a commit; the reasons why not stand in the places that the whole would give them. */
const sendPart = async (
  send: Send,
  call: CommitCall,
  isIn: (put: Put) => boolean,
  token?: string,
): Promise<object> => {
  try {
    return await send(withPuts(call, call.puts.filter(isIn), token));
  } catch (error) {
    const reasons = (error as Refused).CancellationReasons;
    if (reasons === undefined) throw error;
    const left = [...reasons];
    const all = call.puts.map((put) => (isIn(put) ? (left.shift() ?? { Code: 'None' }) : { Code: 'None' }));
    throw Object.assign(error as object, { CancellationReasons: all });
  }
};

/** Changes commits on their way to the table; every other call goes on as it is. */
const onCommits =
  (change: (call: CommitCall, send: Send) => Promise<object>) =>
  (send: Send): Send =>
  (command) => {
    const call = commitCallOf(command);
    return call === undefined ? send(command) : change(call, send);
  };

/** The cause is not written at all. */
export const withoutInbox = onCommits((call, send) => sendPart(send, call, (put) => !isInbox(put)));

/** The cause is written first, by itself. */
export const inboxFirst = onCommits(async (call, send) => {
  const inbox = call.puts.filter(isInbox).map(unconditional);
  await send(withPuts(call, inbox, another(call.input.ClientRequestToken, 'inbox')));
  return sendPart(send, call, (put) => !isInbox(put));
});

/** The cause is written afterwards, by itself. */
export const inboxLast = onCommits(async (call, send) => {
  const answer = await sendPart(send, call, (put) => !isInbox(put));
  await send(withPuts(call, call.puts.filter(isInbox), another(call.input.ClientRequestToken, 'inbox')));
  return answer;
});

/** The journal's own conditions are left out. */
export const withoutVersionCheck = onCommits((call, send) =>
  send(
    withPuts(
      call,
      call.puts.map((put) => (isInbox(put) ? put : unconditional(put))),
    ),
  ),
);

/** HEAD is written afterwards, by itself. */
export const headLast = onCommits(async (call, send) => {
  const answer = await sendPart(send, call, (put) => !isHead(put));
  const head = call.puts.filter(isHead).map(unconditional);
  await send(withPuts(call, head, another(call.input.ClientRequestToken, 'head')));
  return answer;
});

/** The token names the kind of event alone, and one that was seen before is taken for the work done. */
export const tokenOfKind = onCommits(async (call, send) => {
  const body = String(call.puts.find((put) => sortKeyOf(put).startsWith('EVENT#'))?.Item?.['body']);
  const { type } = JSON.parse(body) as { readonly type: string };
  const token = createHash('sha256').update(type).digest('base64url').slice(0, 36);
  try {
    return await send(withPuts(call, call.puts, token));
  } catch (error) {
    if ((error as Error).name === 'IdempotentParameterMismatchException') return {};
    throw error;
  }
});
