import type { Read } from '../../reading/sources.ts';
import { referralNote } from '../document/kinds.ts';
import { dayOf, type Story } from '../reading/reading.ts';

/** A Referral Note that is legally signed is a written referral of the day it was signed. */
export const writtenReferralOf = (story: Story): Read<object> | undefined => {
  const authenticator = story.document.at('legalAuthenticator');
  if (story.kind !== referralNote || authenticator?.at('signatureCode')?.text('code') !== 'S')
    return undefined;
  const signedOn = dayOf(authenticator.at('time'), story);
  if (signedOn === undefined) return undefined;
  const { path } = authenticator;
  return { value: story.provenance.compose({ path }, { signedOn }), path };
};
