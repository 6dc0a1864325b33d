import { openOffice } from './office.ts';
import { runOps } from './run-ops.ts';
import { terminal } from './terminal.ts';

try {
  process.exitCode = await runOps(process.argv.slice(2), { terminal, open: openOffice });
} catch (error) {
  terminal.complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
