import type { Answer } from '../wire/answer.ts';

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export class S3Refused extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = 'S3Refused';
    this.code = code;
    this.status = status;
  }
}

export function xmlError({ code, status, message }: S3Refused, withoutBody: boolean): Answer {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    ...(!withoutBody && {
      body: `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`,
    }),
  };
}

/** Escapes text for XML; a control character becomes a character reference. */
export function escapeXml(text: string): string {
  const isPlain = (character: string): boolean => character >= ' ' && !'<>&"\''.includes(character);
  return [...text].map((one) => (isPlain(one) ? one : `&#${one.codePointAt(0)};`)).join('');
}
