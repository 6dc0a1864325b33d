/** Set when the person wants everything stopped; a second wish ends the process at once. */
export interface StopSignal {
  readonly isWanted: () => boolean;
  readonly wanted: Promise<void>;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const interrupted = 130;

export const listenForStop = (onFirst: () => void): StopSignal => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isWanted = false;
  const stop = (): void => {
    if (isWanted) process.exit(interrupted);
    isWanted = true;
    onFirst();
    resolve();
  };
  for (const signal of signals) process.on(signal, stop);
  return { isWanted: () => isWanted, wanted: promise };
};
