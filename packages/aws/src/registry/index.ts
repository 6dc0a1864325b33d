export type { MemberEntry, PartnerEntry } from './entries.ts';
export type { EntryPage, PageRequest } from './entry-pages.ts';
export { createRegistry } from './registry.ts';
export {
  type Addition,
  createRegistryDesk,
  type Disabling,
  type RegistryDesk,
  type Taken,
} from './registry-desk.ts';
