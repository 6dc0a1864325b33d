import type { Story } from '../reading/reading.ts';

/** What the header says was authorized: CDA gives a consent no date, and without one it counts for nothing. */
export const warnOfConsents = ({ document, findings }: Story): void => {
  for (const authorization of document.many('authorization'))
    for (const consent of authorization.many('consent')) findings.warn('consent-without-date', consent.path);
};
