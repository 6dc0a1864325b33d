import { createInterface } from 'node:readline/promises';

/** The person at the other end. */
export interface Terminal {
  say(line: string): void;
  complain(line: string): void;
  /** Their answer; undefined when nobody can be asked. */
  ask(question: string): Promise<string | undefined>;
}

export const terminal: Terminal = {
  say: (line) => console.log(line),
  complain: (line) => console.error(line),
  ask: async (question) => {
    if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
    const reader = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return await reader.question(question);
    } finally {
      reader.close();
    }
  },
};
