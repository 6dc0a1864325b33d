import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('a folder alone is posted to the local cloud of the usual data folder', () => {
  expect(readOptions(['records'])).toEqual({
    folder: 'records',
    json: false,
    eachFile: false,
    report: 'reports/corpora.ndjson',
    system: { kind: 'local', dataFolder: '.continuum' },
  });
});

test('another data folder, and JSON, can be asked for', () => {
  expect(readOptions(['--json', 'records', '--data', 'elsewhere'])).toEqual({
    folder: 'records',
    json: true,
    eachFile: false,
    report: 'reports/corpora.ndjson',
    system: { kind: 'local', dataFolder: 'elsewhere' },
  });
});

test('a line for each file, another place for the report and expectations can be asked for', () => {
  expect(
    readOptions(['records', '--files', '--report', 'told.ndjson', '--expected', 'expected.json']),
  ).toMatchObject({ eachFile: true, report: 'told.ndjson', expected: 'expected.json' });
});

test('another system is named by its address and a token, typed or of the environment', () => {
  const system = { kind: 'remote', url: 'https://api.example.com', token: 'a.b.c' };
  const address = ['records', '--url', 'https://api.example.com/'];
  expect(readOptions([...address, '--token', 'a.b.c'])).toMatchObject({ system });
  expect(readOptions(address, 'a.b.c')).toMatchObject({ system });
});

test('a token of the environment stays unused where no other system is named', () => {
  expect(readOptions(['records'], 'a.b.c')).toMatchObject({ system: { kind: 'local' } });
});

test('help is told whatever else is typed', () => {
  expect(readOptions(['--help', '--url', 'x'])).toBe('help');
});

test.each([
  [[], /Which folder/],
  [['one', 'two'], /^two: nothing was expected here$/],
  [['records', '--url', 'https://api.example.com'], /access token is needed/],
  [['records', '--url', 'api.example.com', '--token', 'a'], /http or https address/],
  [['records', '--url', 'file:///records', '--token', 'a'], /http or https address/],
  [['records', '--token', 'a'], /beside --url/],
  [['records', '--url', 'https://api.example.com', '--token', 'a', '--data', 'd'], /--data/],
  [['records', '--jsn'], /^--jsn: there is no such option$/],
  [['--bogus', 'x'], /^--bogus: there is no such option$/],
  [['records', '--report'], /^--report: its value is missing$/],
])('%j is told to be wrong', (args, problem) => {
  expect(readOptions(args)).toEqual({ problems: [expect.stringMatching(problem)] });
});
