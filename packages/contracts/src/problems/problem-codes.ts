/**
 * Every way the API says no: the status it comes with and its title. `https://www.rfc-editor.org/rfc/rfc9457`
 */
export const problemCodes = {
  'not-json': { status: 400, title: 'The body is not JSON.' },
  'invalid-request': {
    status: 400,
    title: 'The address, a query parameter or a header is not as described.',
  },
  'unreadable-message': {
    status: 400,
    title: 'The message has no readable message id; nothing of it was kept.',
  },
  unauthenticated: { status: 401, title: 'A valid access token is needed.' },
  'not-permitted': { status: 403, title: 'This account may not do this.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'not-acceptable': { status: 406, title: 'None of the formats asked for can be answered in.' },
  'command-refused': { status: 409, title: 'A rule forbids this now; every reason is listed.' },
  'version-stale': { status: 412, title: 'The episode has changed since it was read; read it again.' },
  'body-too-large': { status: 413, title: 'The body is larger than 4 MB.' },
  'unsupported-media-type': { status: 415, title: 'The body is in a format that is not understood.' },
  'invalid-body': { status: 422, title: 'Fields of the body are not as described; every one is listed.' },
  'discharge-refused': {
    status: 422,
    title: 'The discharge is refused; every reason is listed, and it can be sent again.',
  },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used for another request.' },
  'version-required': { status: 428, title: 'If-Match with the version that was read is needed.' },
  'internal-error': {
    status: 500,
    title: 'Something is wrong on our side; the instance names the occurrence.',
  },
  'temporarily-unavailable': {
    status: 503,
    title: 'Too busy at the moment; the same request may be sent again.',
  },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemCode = keyof typeof problemCodes;
