import { Agent, request } from 'node:http';
import { request as secureRequest } from 'node:https';

/** An error DynamoDB answered with, by its own name (`ResourceNotFoundException`). */
export class DynamodbRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'DynamodbRefused';
    this.code = code;
  }
}

/** Attribute values stay as they are on the wire, which is also how Lambda hands stream records to functions. */
export type WireItem = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * The few calls the local cloud makes itself, over the AWS JSON 1.0 protocol.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html
 */
export class DynamodbClient {
  readonly #url: URL;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #authorization: string;

  constructor(url: string, region: string) {
    this.#url = new URL(url);
    this.#authorization = `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0`;
  }

  call<Answer>(target: string, input: object): Promise<Answer> {
    const body = JSON.stringify(input);
    const isSecure = this.#url.protocol === 'https:';
    return new Promise((resolve, reject) => {
      const sent = (isSecure ? secureRequest : request)(
        this.#url,
        {
          method: 'POST',
          ...(isSecure ? {} : { agent: this.#agent }),
          headers: {
            'content-type': 'application/x-amz-json-1.0',
            'content-length': Buffer.byteLength(body),
            'x-amz-target': target,
            'x-amz-date': '20260101T000000Z',
            authorization: this.#authorization,
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            if (response.statusCode === 200) resolve(JSON.parse(text));
            else reject(refused(text, response.statusCode));
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

function refused(text: string, status: number | undefined): DynamodbRefused {
  let answer: { __type?: string; message?: string; Message?: string } = {};
  try {
    answer = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const code = answer.__type?.split('#').at(-1) ?? `HTTP ${status}`;
  return new DynamodbRefused(code, `${code}: ${answer.message ?? answer.Message ?? 'no message'}`);
}
