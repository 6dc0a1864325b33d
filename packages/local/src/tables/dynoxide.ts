import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Holds the database process on a pipe: when the local cloud dies, however it dies, the pipe closes and the
 * database is ended. Nothing is left behind.
 */
const watchdog = '"$0" "$@" & p=$!; trap "kill $p" TERM INT; cat >/dev/null; kill -9 $p';

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

/** Starts dynoxide on a free port of the loopback interface, its data in one SQLite file. */
export async function startDynoxide(
  databaseFile: string,
  failed: (error: unknown) => void,
): Promise<Dynoxide> {
  const port = await freePort();
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
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  // A write to the pipe of a child that is gone is told by its exit.
  child.stdin.on('error', () => complaints.push('its pipe broke'));
  await untilListening(port, child, complaints);
  const died = (): void => failed(new Error(`dynoxide ended by itself: ${complaints.join('')}`));
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
  if (child.exitCode !== null) return;
  const exited = new Promise<void>((settle) => child.once('exit', () => settle()));
  child.stdin?.end();
  await exited;
}

async function untilListening(port: number, child: ChildProcess, complaints: string[]): Promise<void> {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    if (child.exitCode !== null) break;
    if (await answers(port)) return;
    await wait(10);
  }
  child.stdin?.end();
  throw new Error(
    `dynoxide did not start on port ${port}: ${complaints.join('') || 'no answer within 10 seconds'}`,
  );
}

function answers(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      settle(true);
    });
    socket.once('error', () => settle(false));
  });
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
