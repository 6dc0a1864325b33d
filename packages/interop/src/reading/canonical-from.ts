import type { TherapyDischarge } from '@continuum/contracts';
import { withWhatLacks } from '../client/neither.ts';
import { dropNumbers } from '../client/running-text.ts';
import { senderDiffers } from '../sender/sender-differs.ts';
import type { Sender, TranslatedField, Translation } from '../translation.ts';
import type { TranslatorNeeds } from '../wire-format.ts';
import type { Findings } from './findings.ts';
import { fitted } from './fitted.ts';
import type { Provenance } from './provenance.ts';

interface Read {
  readonly findings: Findings;
  readonly provenance: Provenance;
  readonly sender: Sender;
  /** Parts whose absence was told of in the format's own terms. */
  readonly toldToLack: readonly ('client' | 'dischargedAt')[];
}

/**
 * The canonical form of what was read of a message, without the numbers that are not kept; where it has none, why is
 * among the findings, in the message's own terms.
 */
export const canonicalFrom = (
  candidate: object,
  { findings, provenance, sender, toldToLack }: Read,
  { parseCanonical }: Pick<TranslatorNeeds, 'parseCanonical'>,
): Pick<Translation, 'discharge' | 'legible'> & { readonly fields: readonly TranslatedField[] } => {
  const elementAt = (path: readonly (string | number)[]) => provenance.elementAt(candidate, path);
  dropNumbers(candidate, (warning, path) => findings.warn(warning, elementAt(path)));
  const parsed = fitted(candidate, parseCanonical, findings, provenance);
  for (const issue of 'issues' in parsed ? parsed.issues : [])
    if (!toldToLack.some((part) => part === issue.path[0]))
      findings.issues.push(provenance.translated(candidate, withWhatLacks(issue)));
  if (senderDiffers((candidate as Pick<TherapyDischarge, 'sender'>).sender, sender))
    findings.warn('sender-differs', elementAt(['sender']));
  const [discharge, legible] =
    parsed.issues === undefined ? [parsed.discharge, parsed.discharge] : [undefined, parsed.legible];
  return {
    ...(discharge !== undefined && findings.issues.length === 0 ? { discharge } : { legible }),
    fields: provenance.fieldsOf(candidate),
  };
};
