import { readDischarge } from '@continuum/contracts';
import type { Partner, Translation, Translator } from '../src/index.ts';

const readable = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
};

const messageIdOf = (value: unknown): { readonly messageId?: string } =>
  typeof value === 'object' && value !== null && 'messageId' in value && typeof value.messageId === 'string'
    ? { messageId: value.messageId }
    : {};

const translated = (text: string, sender: Pick<Partner, 'name'>): Translation => {
  const value = readable(text);
  const read = readDischarge(value);
  if (read.issues !== undefined) return { ...messageIdOf(value), ...read, warnings: [], ignored: [] };
  const { discharge } = read;
  const differs = discharge.sender?.name !== undefined && discharge.sender.name !== sender.name;
  return {
    messageId: discharge.messageId,
    discharge,
    issues: [],
    warnings: differs ? [{ code: 'sender-differs', path: 'sender' }] : [],
    ignored: [],
  };
};

/** Understands the canonical form in JSON, and nothing else. */
export const plainTranslator: Translator = {
  mediaTypes: ['application/json'],
  translate: (mediaType, bytes, sender) =>
    mediaType === 'application/json'
      ? translated(new TextDecoder().decode(bytes), sender as Partner)
      : 'unsupported',
};
