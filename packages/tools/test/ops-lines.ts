import { type ExitCode, runOps } from '../src/ops/run-ops.ts';
import type { MemoryOffice } from './ops-office.ts';

/** Command lines of `npm run ops`; an underscore stands for a space inside a word. */
export const lines = {
  harbor: 'practice add north-harbor --name North_Harbor --zone America/Chicago',
  riverside: 'partner add riverside-pt --name Riverside --zone America/Chicago --practice north-harbor',
  mara: 'member add mara-lind --practice north-harbor --name Mara_Lind --role trainer --email Mara.Lind@example.com',
} as const;

/** Types one line at the terminal of an office in memory. */
export const typed = (memory: MemoryOffice, line: string): Promise<ExitCode> =>
  runOps(
    line.split(' ').flatMap((word) => (word === '' ? [] : [word.replaceAll('_', ' ')])),
    { terminal: memory.terminal, open: async () => memory.office },
  );
