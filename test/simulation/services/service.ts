/** A service of AWS as an SDK client sees it. */
export interface Service {
  readonly name: 'table' | 'bucket' | 'bus' | 'secrets';
  /** Takes effect at once. Throws what the SDK throws. */
  answer(command: object): object;
  /** The journal or object that a command is about, for the trace. */
  about(command: object): string;
}

/** `TransactWrite`, `PutEvents`, … */
export const callName = (command: object): string => command.constructor.name.slice(0, -'Command'.length);

/** An error as the SDK names it. */
export const sdkError = (name: string): Error => Object.assign(new Error(name), { name });
