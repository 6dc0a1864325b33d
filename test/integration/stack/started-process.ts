import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { checkoutRoot } from '@continuum/tools/check';

/** `npm start` in a process of its own, so that it can be killed like one. */
export interface StartedProcess {
  /** Variables it printed to be pasted. */
  readonly variables: Readonly<Record<string, string>>;
  /** Everything it printed until it was ready. */
  readonly printed: string;
  /** Ends it without a warning: kill -9. */
  kill(): Promise<void>;
  /** Ctrl-C. */
  stop(): Promise<void>;
}

const ready = 'Ctrl-C stops everything';

const endedBy = async (child: ChildProcess, signal: 'SIGKILL' | 'SIGINT'): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'exit');
  child.kill(signal);
  await closed;
};

/** Starts on a folder, with an empty journal if the folder is new. */
export const startProcess = async (dataFolder: string): Promise<StartedProcess> => {
  const words = ['packages/tools/src/start/main.ts', '--empty', '--data', dataFolder, '--port', '0'];
  const child = spawn(process.execPath, words, { cwd: checkoutRoot });
  let text = '';
  const settled = new Promise<void>((settle, fail) => {
    const listen = (chunk: Buffer): void => {
      text += chunk.toString();
      if (text.includes(ready)) settle();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => fail(new Error(`it ended before it was ready:\n${text}`)));
  });
  await settled;
  const pairs = text.matchAll(/^([A-Z_]+)=(\S+)$/gm);
  return {
    variables: Object.fromEntries([...pairs].map(([, name, value]) => [name, value])),
    printed: text,
    kill: () => endedBy(child, 'SIGKILL'),
    stop: () => endedBy(child, 'SIGINT'),
  };
};
