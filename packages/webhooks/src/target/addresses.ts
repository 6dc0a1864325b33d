import ipaddr from 'ipaddr.js';

/** What the Internet routes of IPv6: everything else is somebody's own, or leads into IPv4 by a detour. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether an address may be written to: public, and not by way of a range that stands for other addresses. */
export const isPublicAddress = (text: string): boolean => {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match(globalUnicast);
};

export const isLoopbackAddress = (text: string): boolean =>
  ipaddr.isValid(text) && ipaddr.parse(text).range() === 'loopback';
