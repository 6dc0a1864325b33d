import type * as z from 'zod';
import { type Answer, json } from './answer.ts';

/** An error an AWS service answers with, by the name its SDK knows. */
export class AwsRefused extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'AwsRefused';
    this.code = code;
    this.status = status;
  }
}

/** The caller's account: a 12-digit access key id stands for one, any other key for the cloud's own. */
export interface Caller {
  readonly account: string;
}

export interface Operation {
  readonly input: z.ZodType;
  run(input: never, caller: Caller): object | Promise<object>;
}

export function operation<Schema extends z.ZodType>(
  input: Schema,
  run: (input: z.infer<Schema>, caller: Caller) => object | Promise<object>,
): Operation {
  return { input, run: run as Operation['run'] };
}

/**
 * A service of the AWS JSON protocol: `x-amz-target` names the operation, the body is its input.
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export async function answerAwsJson(
  operations: Readonly<Record<string, Operation>>,
  target: string,
  body: Buffer,
  caller: Caller,
): Promise<Answer> {
  const name = target.split('.').at(-1) ?? '';
  const found = Object.hasOwn(operations, name) ? operations[name] : undefined;
  try {
    if (!found) throw new AwsRefused('UnknownOperationException', `${target} is not run by the local cloud`);
    const input = found.input.safeParse(parse(body));
    if (!input.success) throw new AwsRefused('ValidationException', describe(input.error));
    return json(200, await found.run(input.data as never, caller), {
      'content-type': 'application/x-amz-json-1.1',
    });
  } catch (error) {
    if (!(error instanceof AwsRefused)) throw error;
    return json(
      error.status,
      { __type: error.code, message: error.message },
      { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': error.code },
    );
  }
}

export const describe = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`).join('; ');

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString() || '{}');
  } catch (error) {
    if (error instanceof SyntaxError) throw new AwsRefused('SerializationException', 'the body is not JSON');
    throw error;
  }
}
