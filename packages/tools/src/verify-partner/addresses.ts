const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

export const isOnThisMachine = (url: string): boolean => loopback.test(URL.parse(url)?.hostname ?? '');

/** What is wrong with an address that an option gives: nothing crosses a network in the clear. */
export const addressProblems = (option: string, url: string): readonly string[] => {
  const protocol = URL.parse(url)?.protocol;
  const safe = protocol === 'https:' || (protocol === 'http:' && isOnThisMachine(url));
  return safe ? [] : [`--${option}: expected an https address, or an http one on this machine; got ${url}`];
};

/** Options or variables by name, as they were given. */
export type Named = Readonly<Record<string, string | undefined>>;

export interface Problems {
  readonly problems: readonly string[];
}
