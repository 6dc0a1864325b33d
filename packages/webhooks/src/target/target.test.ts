import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './addresses.ts';
import { problemsOfTarget } from './target.ts';

describe('an address', () => {
  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine, another of its addresses', '127.8.8.8'],
    ['nowhere', '0.0.0.0'],
    ['a private network', '10.0.0.1'],
    ['a private network', '172.16.0.1'],
    ['a private network', '192.168.1.1'],
    ['a carrier’s network', '100.64.0.1'],
    ['instance metadata', '169.254.169.254'],
    ['task metadata', '169.254.170.2'],
    ['many at once', '224.0.0.1'],
    ['everyone', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['documentation', '192.0.2.1'],
    ['benchmarks', '198.18.0.1'],
    ['this machine in IPv6', '::1'],
    ['nowhere in IPv6', '::'],
    ['instance metadata in IPv6', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['many at once in IPv6', 'ff02::1'],
    ['IPv4 mapped', '::ffff:127.0.0.1'],
    ['public IPv4 mapped', '::ffff:93.184.215.14'],
    ['IPv4 compatible', '::7f00:1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['local NAT64', '64:ff9b:1::7f00:1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:7f00:1::'],
    ['documentation in IPv6', '2001:db8::1'],
    ['no address', 'localhost'],
  ])('of %s is not written to: %s', (_of, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['93.184.215.14', '1.1.1.1', '2606:4700:4700::1111'])('that is public may be: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

const deployed = { loopbackAllowed: false };
const local = { loopbackAllowed: true };

describe('the URL of an endpoint', () => {
  it.each(['https://clinic.example/hooks', 'https://clinic.example:8443/hooks?key=1', 'https://1.1.1.1/'])(
    'is taken: %s',
    (url) => expect(problemsOfTarget(url, deployed)).toEqual([]),
  );

  it.each([
    ['not-a-url', 'clinic.example'],
    ['not-a-url', `https://clinic.example/${'a'.repeat(2000)}`],
    ['not-https', 'http://clinic.example/'],
    ['not-https', 'ftp://clinic.example:2100/'],
    ['credentials', 'https://user:secret@clinic.example/'],
    ['port', 'https://clinic.example:22/'],
    ['not-public', 'https://127.0.0.1/'],
    ['not-public', 'https://2130706433/'],
    ['not-public', 'https://0x7f.1/'],
    ['not-public', 'https://[::1]/'],
    ['not-public', 'https://[::ffff:169.254.169.254]/'],
    ['not-public', 'https://localhost/'],
  ])('is refused as %s: %s', (problem, url) => {
    expect(problemsOfTarget(url, deployed)).toEqual([problem]);
  });

  it('may be plain HTTP on this machine in the local cloud, and nowhere else', () => {
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      expect(problemsOfTarget(`http://${host}:4000/`, local)).toEqual([]);
      expect(problemsOfTarget(`http://${host}:4000/`, deployed)).toContain('not-https');
    }
    expect(problemsOfTarget('http://clinic.example:8080/', local)).toEqual(['not-https']);
    expect(problemsOfTarget('https://192.168.1.1/', local)).toEqual(['not-public']);
  });
});
