import type { TherapyDischarge } from '@continuum/contracts';
import { whyNotKept } from '../client/identifier-kind.ts';
import { withWhatLacks } from '../client/neither.ts';
import { dropNumbers } from '../client/running-text.ts';
import { hasTopLevel } from '../json/read-json.ts';
import { holdsMoreThan } from '../json/size.ts';
import { isObject } from '../json/value.ts';
import { usableMessageId } from '../message-id.ts';
import { senderDiffers } from '../sender/sender-differs.ts';
import type { Translation, Warning } from '../translation.ts';
import type { WireFormat } from '../wire-format.ts';

/** Far more values than the largest canonical message has, and few enough to be judged one by one. */
const mostValues = 10_000;

/** Identifiers that are not needed are dropped here as in every other format, in text too; each is told of. */
const reduced = (discharge: TherapyDischarge) => {
  const warnings: Warning[] = [];
  const { client } = discharge;
  const identifiers = client.identifiers.filter(({ system, value, type }, index) => {
    const code = whyNotKept({ system, value, types: type === undefined ? [] : [type] });
    if (code !== undefined) warnings.push({ code, path: `client.identifiers.${index}` });
    return code === undefined;
  });
  const kept = structuredClone({ ...discharge, client: { ...client, identifiers } });
  dropNumbers(kept, (code, path) => warnings.push({ code, path: path.join('.') }));
  return { kept, warnings };
};

/** The canonical form itself, `application/json`: paths in its issues are its own. */
export const canonicalJson: WireFormat = {
  mediaTypes: ['application/json'],
  sharedMediaTypes: [],
  parameters: { charset: ['utf-8', 'utf8'] },
  recognises: ({ json }) => hasTopLevel(json, 'messageId') && !hasTopLevel(json, 'resourceType'),
  translate: ({ json: { value, issues, topLevel }, sender }, { parseCanonical }): Translation => {
    const refused = (
      all: Translation['issues'],
      candidate: unknown,
      legible?: Translation['legible'],
    ): Translation => {
      const ambiguous = all.some(({ path }) => path[0] === 'messageId');
      const messageId = ambiguous ? undefined : usableMessageId(candidate, parseCanonical);
      return {
        ...(messageId === undefined ? {} : { messageId }),
        ...(legible === undefined ? {} : { legible }),
        issues: all.map(withWhatLacks),
        warnings: [],
        ignored: [],
      };
    };
    if (value === undefined) return refused(issues, topLevel.get('messageId'));
    const candidate = isObject(value) ? value['messageId'] : undefined;
    if (holdsMoreThan(value, mostValues))
      return refused(
        [...issues, { path: [], expected: `at most ${mostValues} values`, got: 'more' }],
        candidate,
      );
    const parsed = parseCanonical(value);
    if (parsed.issues !== undefined) return refused([...issues, ...parsed.issues], candidate, parsed.legible);
    if (issues.length > 0) return refused(issues, candidate, parsed.discharge);
    const { kept, warnings } = reduced(parsed.discharge);
    const left = warnings.length === 0 ? parsed : parseCanonical(kept);
    if (left.issues !== undefined) return refused(left.issues, candidate, left.legible);
    const { discharge } = left;
    return {
      messageId: discharge.messageId,
      discharge,
      issues: [],
      warnings: senderDiffers(discharge.sender, sender)
        ? [...warnings, { code: 'sender-differs', path: 'sender' }]
        : warnings,
      ignored: [],
    };
  },
};
