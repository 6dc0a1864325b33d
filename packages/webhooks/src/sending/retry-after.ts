/**
 * Seconds that a `Retry-After` header asks for; undefined when it says nothing that can be read.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export const retryAfterSeconds = (
  header: string | undefined,
  nowMilliseconds: number,
): number | undefined => {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const until = Date.parse(header);
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - nowMilliseconds) / 1000));
};
