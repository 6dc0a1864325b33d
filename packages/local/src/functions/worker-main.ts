import { enableCompileCache, flushCompileCache } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { moveDate } from '../clock/moved-date.ts';
import type { FunctionDescription, Invocation, WorkerMessage, WorkerStart } from './invocation.ts';

/**
 * The inside of one execution environment: imports the function's module once, then answers one invocation
 * after the other. A floating rejection is left to end the thread, as it ends Lambda's process.
 */
const { description, sharedClockOffset, compileCacheFolder } = workerData as WorkerStart;
if (compileCacheFolder !== undefined) enableCompileCache(compileCacheFolder);
moveDate(sharedClockOffset);

const port = parentPort;
if (!port) throw new Error('A function runs in a worker thread only');
const say = (message: WorkerMessage): void => port.postMessage(message);

const module: Record<string, unknown> = await import(pathToFileURL(description.entryFile).href);
const handler = module[description.handlerName];
if (typeof handler !== 'function')
  throw new Error(`${description.entryFile} exports no function named ${description.handlerName}`);

port.on('message', (invocation: Invocation) => {
  void answer(invocation);
});
say({ kind: 'ready' });
// A terminated thread would not write what it compiled.
flushCompileCache();

async function answer({ requestId, payload, deadline }: Invocation): Promise<void> {
  try {
    const result: unknown = await (handler as (event: unknown, context: unknown) => unknown)(
      JSON.parse(payload),
      lambdaContext(description, requestId, deadline),
    );
    say({ kind: 'result', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    const known = error instanceof Error;
    // The stack goes to the function's own log; the caller gets the type and the message, as in Lambda.
    process.stderr.write(`${known ? error.stack : String(error)}\n`);
    say({
      kind: 'error',
      requestId,
      errorType: known ? error.name : typeof error,
      errorMessage: known ? error.message : String(error),
    });
  }
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
function lambdaContext(of: FunctionDescription, awsRequestId: string, deadline: number): object {
  return {
    awsRequestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: of.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: of.arn,
    memoryLimitInMB: String(of.memoryMegabytes),
    logGroupName: `/aws/lambda/${of.name}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - (performance.timeOrigin + performance.now())),
  };
}
