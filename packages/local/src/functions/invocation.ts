/** How a function failed, as Lambda tells it: a thrown error, a crash or a timeout. */
export class InvocationFailed extends Error {
  readonly errorType: string;
  /** The id the failed invocation had. */
  readonly requestId: string;

  constructor(errorType: string, message: string, requestId: string) {
    super(message);
    this.name = 'InvocationFailed';
    this.errorType = errorType;
    this.requestId = requestId;
  }
}

export interface Invocation {
  readonly requestId: string;
  /** The event, as JSON. */
  readonly payload: string;
  /** Real time by which the handler must have answered, in milliseconds since 1970. */
  readonly deadline: number;
}

export interface FunctionDescription {
  readonly name: string;
  readonly arn: string;
  readonly region: string;
  /** Absolute path of the module and the name of its exported handler. */
  readonly entryFile: string;
  readonly handlerName: string;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** What a worker thread is given when it starts. */
export interface WorkerStart {
  readonly description: FunctionDescription;
  readonly sharedClockOffset: SharedArrayBuffer;
  /** Where compiled modules are kept between starts, if they are. */
  readonly compileCacheFolder: string | undefined;
}

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly requestId: string; readonly payload: string }
  | {
      readonly kind: 'error';
      readonly requestId: string;
      readonly errorType: string;
      readonly errorMessage: string;
    };
