export { localOffice, type Office, openOffice } from './office.ts';
export { addMember, addPartner, addPractice } from './registering.ts';
export { runOps } from './run-ops.ts';
