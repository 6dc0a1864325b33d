export {
  cancelImport,
  createImport,
  type ImportResult,
  readImport,
  takeImport,
  tryImport,
} from './ask-import.ts';
export { createdImport, type ImportFailure } from './import-job.ts';
export { listImportedRows } from './import-views.ts';
export type { ImportNeeds } from './work-on-import.ts';
export { workOnImports } from './work-on-imports.ts';
