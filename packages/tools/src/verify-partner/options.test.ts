import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

const url = ['--url', 'https://api.example', '--without-webhooks'];
const problemsOf = (args: readonly string[], environment = {}) => {
  const options = readOptions(args, environment);
  return typeof options === 'object' && 'problems' in options ? options.problems : [];
};

describe('how the clinic gets in', () => {
  const variables = {
    TOKEN_URL: 'https://tokens.example',
    CLIENT_ID: 'clinic',
    CLIENT_SECRET: 'of-the-room',
  };

  it('with a token that is typed, or that the environment has', () => {
    const entrance = { kind: 'token', token: 't' };
    expect(readOptions([...url, '--token', 't'], { PARTNER_TOKEN: 'other' })).toMatchObject({ entrance });
    expect(readOptions(url, { PARTNER_TOKEN: 't', ...variables })).toMatchObject({ entrance });
  });

  it('by client credentials, each typed or of the environment', () => {
    const entrance = (clientId: string) => ({
      kind: 'client',
      tokenUrl: 'https://tokens.example',
      credentials: { kind: 'partner', clientId, clientSecret: 'of-the-room' },
    });
    expect(readOptions(url, variables)).toEqual({
      apiUrl: 'https://api.example',
      entrance: entrance('clinic'),
      webhooks: undefined,
    });
    const typed = [...url, '--token-url', 'https://tokens.example', '--client-id', 'typed'];
    expect(readOptions(typed, { ...variables, PARTNER_TOKEN: 't' })).toMatchObject({
      entrance: entrance('typed'),
    });
  });

  it('is asked for when neither is whole, or both are typed', () => {
    expect(problemsOf(url, { ...variables, CLIENT_SECRET: '' })).toEqual([
      expect.stringContaining('How does the clinic get in?'),
    ]);
    expect(problemsOf([...url, '--token', 't', '--token-url', 'https://tokens.example'])).toEqual([
      '--token: a token is given, or fetched with --token-url, not both',
    ]);
  });
});

describe('where credentials go', () => {
  it.each(['http://127.0.0.1:4310', 'http://localhost', 'http://[::1]:80', 'https://api.example/prod/'])(
    '%s',
    (there) => {
      expect(readOptions(['--url', there, '--token', 't', '--without-webhooks'], {})).toMatchObject({
        apiUrl: there.replace(/\/$/, ''),
      });
    },
  );

  it.each(['http://api.example', 'http://127.0.0.1.example', 'ftp://127.0.0.1', 'api.example'])(
    'never %s',
    (there) => {
      expect(problemsOf(['--url', there, '--token', 't', '--without-webhooks'])).toEqual([
        `--url: expected an https address, or an http one on this machine; got ${there}`,
      ]);
      expect(problemsOf([...url, '--token-url', there, '--client-id', 'c', '--client-secret', 's'])).toEqual([
        `--token-url: expected an https address, or an http one on this machine; got ${there}`,
      ]);
    },
  );
});

describe('where webhooks come in', () => {
  const hearing = (...words: readonly string[]) => readOptions(['--token', 't', ...words], {});
  const here = ['--url', 'http://127.0.0.1:4310'];
  const elsewhere = ['--url', 'https://api.example'];
  const tunnel = 'https://tunnel.example/';

  it('at a port of this machine, a free one unless one is named, where the API is here too', () => {
    expect(hearing(...here)).toMatchObject({ webhooks: { port: 0 } });
    expect(hearing(...here, '--listen', '8080')).toMatchObject({ webhooks: { port: 8080 } });
  });

  it('by an address that leads here, where the API is elsewhere, and never in the clear', () => {
    const led = hearing(...elsewhere, '--receiver', tunnel, '--listen', '8080');
    expect(led).toMatchObject({ webhooks: { port: 8080, receiverUrl: tunnel } });
    expect(hearing(...elsewhere)).toEqual({ problems: [expect.stringContaining('--receiver: ')] });
    expect(hearing(...elsewhere, '--receiver', tunnel)).toEqual({
      problems: ['--listen: expected beside --receiver, the port that it leads to'],
    });
    expect(hearing(...elsewhere, '--receiver', 'http://tunnel.example', '--listen', '80')).toEqual({
      problems: [expect.stringContaining('--receiver: expected an https address')],
    });
  });

  it.each(['0', '65536', 'http'])('not at port %s', (port) => {
    expect(hearing(...here, '--listen', port)).toEqual({
      problems: [`--listen: expected a number from 1 to 65535; got ${port}`],
    });
  });
});

it('everything that is mistyped is told at once', () => {
  expect(problemsOf(['--urll', 'x', 'there'])).toEqual([
    '--urll: there is no such option',
    'x: nothing was expected here',
    'there: nothing was expected here',
    'Which system? Name it with --url.',
    expect.stringContaining('How does the clinic get in?'),
  ]);
  expect(readOptions(['--help'], {})).toBe('help');
});
