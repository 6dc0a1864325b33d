import { therapyDischarge } from '@continuum/contracts';
import type { Issue } from '@continuum/domain';
import type { Partner, Translation, Translator } from '../src/index.ts';

const issueOf = ({
  path,
  message,
}: {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}): Issue => ({
  path: path.map((step) => (typeof step === 'number' ? step : String(step))),
  expected: message,
  got: 'something else',
});

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
  const parsed = therapyDischarge.safeParse(value);
  if (!parsed.success)
    return { ...messageIdOf(value), issues: parsed.error.issues.map(issueOf), warnings: [], ignored: [] };
  const { data: discharge } = parsed;
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
