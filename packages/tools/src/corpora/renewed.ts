/** What is asked for once and again after some minutes; a failure is not remembered. */
export const renewed = <Value>(
  minutes: number,
  now: () => number,
  ask: () => Promise<Value>,
): (() => Promise<Value>) => {
  let kept: { readonly value: Value; readonly askedAt: number } | undefined;
  return async () => {
    if (kept === undefined || now() - kept.askedAt >= minutes * 60_000) {
      const askedAt = now();
      kept = { value: await ask(), askedAt };
    }
    return kept.value;
  };
};
