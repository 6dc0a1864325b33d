import { describe, expect, test } from 'vitest';
import { help, readOptions } from './options.ts';

describe('the options of npm start', () => {
  test('without any, the usual port, folder and region are taken', () => {
    expect(readOptions([])).toEqual({
      port: 4310,
      dataFolder: '.continuum',
      region: 'us-east-1',
      fresh: false,
      empty: false,
    });
  });

  test('each can be chosen', () => {
    expect(
      readOptions(['--port', '0', '--data=elsewhere', '--region', 'eu-central-1', '--fresh', '--empty']),
    ).toEqual({
      port: 0,
      dataFolder: 'elsewhere',
      region: 'eu-central-1',
      fresh: true,
      empty: true,
    });
  });

  test('everything wrong is told at once', () => {
    expect(
      readOptions(['here', '--port', '70000', '--region', 'mars', '--data', '', '--fresh=no', '--loud']),
    ).toEqual({
      problems: [
        'here: nothing was expected here',
        '--fresh: it takes no value',
        '--loud: there is no such option',
        '--port: expected a number from 0 to 65535; got 70000',
        '--data: expected a folder; got nothing',
        '--region: expected one of ca-central-1, eu-central-1, us-east-1; got mars',
      ],
    });
    expect(readOptions(['--port'])).toEqual({ problems: ['--port: its value is missing'] });
  });

  test('help names every option', () => {
    expect(readOptions(['--fresh', '--help'])).toBe('help');
    for (const name of ['--port', '--data', '--fresh', '--empty', '--region']) expect(help).toContain(name);
  });
});
