import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './addresses.ts';

/** Where webhooks may go. */
export interface TargetRules {
  /** True in the local cloud only: receivers on the same machine, over plain HTTP too. */
  readonly loopbackAllowed: boolean;
}

/** Why a webhook may not go to an address. */
export type TargetProblem = 'not-a-url' | 'not-https' | 'credentials' | 'port' | 'not-public';

const charactersMost = 2000;
const httpsPort = 443;
/** Below it live services that were never meant to be posted to: mail, remote shells, databases' older siblings. */
const firstFreePort = 1024;

/** The host as resolvers and sockets take it: an IPv6 address without its brackets. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

const namesLoopback = (host: string): boolean => host === 'localhost' || isLoopbackAddress(host);

/** Whether a host's address may be written to under this URL; plain HTTP stays on the machine. */
export const mayWriteTo = (address: string, url: URL, { loopbackAllowed }: TargetRules): boolean =>
  (url.protocol === 'https:' && isPublicAddress(address)) || (loopbackAllowed && isLoopbackAddress(address));

/** What can be said of a URL before its name is resolved; the addresses are judged again with every attempt. */
export const problemsOfTarget = (text: string, rules: TargetRules): readonly TargetProblem[] => {
  const url = URL.parse(text);
  if (url === null || text.length > charactersMost) return ['not-a-url'];
  const host = hostOf(url);
  const onThisMachine = rules.loopbackAllowed && namesLoopback(host);
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && onThisMachine);
  const port = url.port === '' ? httpsPort : Number(url.port);
  const literal = isIP(host) !== 0;
  const closed = (literal && !mayWriteTo(host, url, rules)) || (host === 'localhost' && !onThisMachine);
  return [
    ...(secure ? [] : (['not-https'] as const)),
    ...(url.username === '' && url.password === '' ? [] : (['credentials'] as const)),
    ...(port === httpsPort || port >= firstFreePort ? [] : (['port'] as const)),
    ...(closed ? (['not-public'] as const) : []),
  ];
};
