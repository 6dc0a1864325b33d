import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** An answer before it is put on the wire. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** What is said instead of the body in JSON, by a content type among the headers. */
  readonly text?: string;
}

/** An answer with a JSON body. */
export const ok = (body: unknown, status = 200): Answer => ({ status, body });

/** A version as an entity tag, RFC 9110 §8.8.3. */
export const entityTag = (version: number): string => `"${version}"`;

/**
 * On every answer. Nothing is stored on the way, since nearly everything is personal; nothing is guessed, framed
 * or executed, since everything is data.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/REST_Security_Cheat_Sheet.html#security-headers
 */
const securityHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;

/** The answer as API Gateway takes it, payload format 2.0. */
export const gatewayAnswer = ({
  status,
  headers,
  body,
  text,
}: Answer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { ...securityHeaders, 'content-type': 'application/json', ...headers },
  body: text ?? JSON.stringify(body),
});
