export type { MemberEntry, PartnerEntry } from './entries.ts';
export type { EntryPage, PageRequest } from './entry-pages.ts';
export { createRegistry } from './registry.ts';
export type {
  Changing,
  Disabling,
  Enabling,
  MemberChanges,
  PartnerChanges,
  PracticeChanges,
} from './registry-changes.ts';
export { type Addition, createRegistryDesk, type RegistryDesk, type Taken } from './registry-desk.ts';
