import type { CommandExamples } from './command-examples.ts';

/** The report, the end, and the way back. */
export const endingExamples = {
  'issue-report': { recommendation: 'continue-independently' },
  'acknowledge-report': { acknowledgedAt: '2026-06-10T12:45:00.000Z', channel: 'fax' },
  'continue-program': {
    goals: [
      {
        horizon: '30-day',
        measure: 'grip-strength',
        side: 'right',
        protocol: 'jamar-handle-2',
        unit: 'kg',
        baseline: 24,
        target: 27,
        dueOn: '2026-07-10',
        functionalActivity: 'Carry a shopping bag home with the right hand',
      },
    ],
  },
  'close-episode': {},
  'withdraw-client': { reason: 'relocation', lastContactAt: '2026-04-20T09:00:00.000Z' },
  'reopen-episode': { reason: 'client-returned' },
  'mark-entered-in-error': { reason: 'duplicate' },
} satisfies Partial<CommandExamples>;
