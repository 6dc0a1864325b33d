import type { Issue } from '@continuum/domain';

/** An issue of the canonical form in which a client is there, but is not known by anything: what lacks is named. */
export const withWhatLacks = (issue: Issue): Issue =>
  issue.path.join('.') === 'client' && issue.got === 'an object' ? { ...issue, got: 'neither' } : issue;
