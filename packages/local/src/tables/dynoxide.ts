import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';

/**
 * Holds the database process on a pipe: when the local cloud dies, however it dies, the pipe closes and the
 * database is ended. Nothing is left behind. When the database dies, so does its watchdog.
 */
const watchdog =
  '"$0" "$@" & p=$!; exec 3<&0; (cat <&3 >/dev/null; kill -9 $p) & c=$!; trap "kill $p" TERM INT; wait $p; kill $c';

export interface Dynoxide {
  readonly url: string;
  readonly processId: number;
  stop(): Promise<void>;
}

function executable(): string {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  } catch (error) {
    throw new Error(
      `No DynamoDB to run: @dynoxide/linux-x64 is not installed on ${process.platform}-${process.arch}. ` +
        'Start any DynamoDB (npx dynoxide, DynamoDB Local) and set AWS_ENDPOINT_URL_DYNAMODB to its address.',
      { cause: error },
    );
  }
}

const attempts = 5;

/** Starts dynoxide on a free port of the loopback interface, its data in one SQLite file. */
export async function startDynoxide(
  databaseFile: string,
  failed: (error: unknown) => void,
): Promise<Dynoxide> {
  const complaints: string[] = [];
  // Between finding a free port and binding it another process may take it: then once more.
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const port = await freePort();
    const child = spawnOn(port, databaseFile);
    const said: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    if (await isListening(child, port, said)) return running(child, port, said, failed);
    complaints.push(said.join('').trim());
  }
  throw new Error(`dynoxide did not start: ${complaints.join('; ')}`);
}

function spawnOn(port: number, databaseFile: string): ChildProcess {
  const child = spawn(
    '/bin/sh',
    [
      '-c',
      watchdog,
      executable(),
      'serve',
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--db-path',
      databaseFile,
    ],
    // Its own process group: a Ctrl-C at the terminal reaches the local cloud only, which then stops it in order.
    { stdio: ['pipe', 'ignore', 'pipe'], detached: true },
  );
  // The pipe of a database that ended breaks; its end is told by the exit.
  child.stdin?.on('error', () => undefined);
  return child;
}

/** It says so itself, once it is bound; it exits when it cannot be. */
function isListening(child: ChildProcess, port: number, said: readonly string[]): Promise<boolean> {
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('close', () => settle(false));
    child.stderr?.on('data', () => {
      if (said.join('').includes(`listening on http://127.0.0.1:${port}`)) settle(true);
    });
  });
}

function running(
  child: ChildProcess,
  port: number,
  said: readonly string[],
  failed: (error: unknown) => void,
): Dynoxide {
  const died = (): void => failed(new Error(`dynoxide ended by itself: ${said.join('')}`));
  child.once('exit', died);
  return {
    url: `http://127.0.0.1:${port}`,
    processId: child.pid ?? 0,
    stop: () => {
      child.off('exit', died);
      return stop(child);
    },
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise<void>((settle) => child.once('exit', () => settle()));
  child.stdin?.end();
  await exited;
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
