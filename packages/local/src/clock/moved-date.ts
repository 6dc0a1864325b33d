/**
 * Replaces the global `Date` of a worker thread by one that reads the moved clock. Timers and
 * `performance.now()` stay real, so timeouts and retries keep working.
 */
export function moveDate(sharedOffset: SharedArrayBuffer): void {
  const offset = new Float64Array(sharedOffset);
  const RealDate = Date;
  const now = (): number => RealDate.now() + (offset[0] ?? 0);
  const MovedDate = new Proxy(RealDate, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, property, receiver) => (property === 'now' ? now : Reflect.get(target, property, receiver)),
  });
  RealDate.prototype.constructor = MovedDate;
  globalThis.Date = MovedDate;
}
