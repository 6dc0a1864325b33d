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

/** Escapes text for XML, control characters as character references. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"'\u0000-\u001f]/g, (character) => `&#${character.codePointAt(0)};`);
}
