import type { Heard, Rendered } from '../../answering.ts';
import { type Delimiters, usualDelimiters } from '../parsing/delimiters.ts';
import { escaped } from '../parsing/escapes.ts';
import { parsedFrom } from '../parsing/parsed.ts';
import type { Segment } from '../parsing/segment.ts';
import { segmentNamed } from '../reading/story.ts';
import { codeOf, errorsOf, type Told } from './errors.ts';
import { standingOf } from './standing.ts';

interface Spoken {
  readonly header: Segment | undefined;
  readonly delimiters: Delimiters;
  /** `RRI` answers a referral, `ACK` everything else. */
  readonly kind: 'RRI' | 'ACK';
  readonly version: string;
}

const firstStructured = 2.5;

const versionOf = (header: Segment | undefined): string => {
  const version = header?.text(12) ?? '';
  return /^2\.[3-9](\.\d)?$/.test(version) ? version : '2.8';
};

const segment = (delimiters: Delimiters, ...fields: readonly string[]): string => {
  const line = fields.join(delimiters.field);
  const { field } = delimiters;
  let end = line.length;
  while (line.endsWith(field, end) && end > 3) end -= field.length;
  return line.slice(0, end);
};

const event = (header: Segment | undefined): string => {
  const named = header?.text(9, 2)?.toUpperCase() ?? '';
  return /^[A-Z]\d{2}$/.test(named) ? named : '';
};

/** MSH with sender and receiver swapped, as they were written; the answer's own control id derives from the message's. */
const headerOf = ({ header, delimiters, kind, version }: Spoken, at: string): string => {
  const { component, repetition, escape, subcomponent, field } = delimiters;
  const written = (index: number) => header?.written(index) ?? '';
  const structure = kind === 'RRI' ? 'RRI_I12' : 'ACK';
  const type = [kind, event(header), structure].filter((part) => part !== '').join(component);
  const processing = /^[PTD]$/.test(written(11)) ? written(11) : 'P';
  const control = `A${written(10)}`;
  return [
    `MSH${field}${component}${repetition}${escape}${subcomponent}`,
    ...[written(5), written(6), written(3), written(4), `${at.replace(/[-T:]|\.\d+Z/g, '')}+0000`, ''],
    ...[type, control, processing, version, '', '', 'NE', 'NE', '', 'UNICODE UTF-8'],
  ].join(field);
};

const location = ({ path }: Told, delimiters: Delimiters): string => {
  const [, name = '', sequence = '1', field = '', repeat = '1', component = ''] =
    /^([A-Z][A-Z0-9]{2})(?:\[(\d+)\])?(?:-(\d+))?(?:\[(\d+)\])?(?:\.(\d+))?$/.exec(path ?? '') ?? [];
  if (name === '') return '';
  const parts = field === '' ? [name, sequence] : [name, sequence, field, repeat];
  return [...parts, ...(component === '' ? [] : [component])].join(delimiters.component);
};

/** ERR of 2.5 and later: location, condition, severity, our own code, and words. */
const structuredError = (told: Told, delimiters: Delimiters): string => {
  const { component } = delimiters;
  const text = (value: string) => escaped(value, delimiters);
  return segment(
    delimiters,
    ...['ERR', '', location(told, delimiters)],
    [told.condition, text(told.meaning), 'HL70357'].join(component),
    told.severity,
    told.code === undefined ? '' : text(told.code),
    '',
    text(told.diagnostic ?? ''),
    text(told.sentence),
  );
};

/** ERR-1 before 2.5 (ELD): segment, sequence, field and condition; it knows errors only. */
const plainError = (told: Told, delimiters: Delimiters): string => {
  const { component, subcomponent } = delimiters;
  const [name = '', sequence = '', field = ''] = location(told, delimiters).split(component);
  const condition = [told.condition, escaped(told.meaning, delimiters), 'HL70357'].join(subcomponent);
  return segment(delimiters, 'ERR', [name, sequence, field, condition].join(component));
};

const errorLines = (told: readonly Told[], { delimiters, version }: Spoken): readonly string[] =>
  Number(version.slice(0, 3)) < firstStructured
    ? told.filter(({ severity }) => severity === 'E').map((one) => plainError(one, delimiters))
    : told.map((one) => structuredError(one, delimiters));

/** MSA-3 says before 2.5 what ERR cannot: where, and what was expected. */
const wordsOf = (told: readonly Told[], { delimiters, version }: Spoken): string =>
  Number(version.slice(0, 3)) < firstStructured
    ? escaped(
        told
          .filter(({ severity }) => severity === 'E')
          .map(({ path = '', sentence }) => `${path}: ${sentence}`)
          .join('; '),
        delimiters,
      )
    : '';

/** RF1 as it stands: the sender's own referral ids, and where it is; NTE says it in words. */
const referralLines = (bytes: Uint8Array, heard: Heard, { kind, delimiters }: Spoken): readonly string[] => {
  const parsed = parsedFrom(bytes);
  const standing = kind === 'RRI' ? standingOf(heard) : undefined;
  if ('problem' in parsed || standing === undefined) return [];
  const referral = segmentNamed({ message: parsed, used: new Set() } as never, 'RF1');
  const fields = Array.from({ length: 12 }, () => '');
  fields[0] = 'RF1';
  fields[1] = [standing.code, standing.meaning, 'HL70283'].join(delimiters.component);
  fields[6] = referral?.written(6) ?? '';
  fields[11] = referral?.written(11) ?? '';
  return [
    segment(delimiters, ...fields),
    ...standing.words.map((words, index) =>
      segment(delimiters, 'NTE', String(index + 1), '', escaped(words, delimiters)),
    ),
  ];
};

/** The answer to a message in its own writing: ACK, or RRI to a referral. */
export const acknowledgement = (bytes: Uint8Array, heard: Heard, at: string): Rendered => {
  const parsed = parsedFrom(bytes);
  const { header } = parsed;
  const spoken: Spoken = {
    header,
    delimiters: 'problem' in parsed ? usualDelimiters : parsed.delimiters,
    kind: header?.text(9)?.toUpperCase() === 'REF' ? 'RRI' : 'ACK',
    version: versionOf(header),
  };
  const { delimiters } = spoken;
  const told = errorsOf(heard);
  const control = 'problem' in parsed ? '' : (header?.written(10) ?? '');
  const lines = [
    headerOf('problem' in parsed ? { ...spoken, header: undefined } : spoken, at),
    segment(delimiters, 'MSA', codeOf(heard), control, wordsOf(told, spoken)),
    ...errorLines(told, spoken),
    ...referralLines(bytes, heard, spoken),
  ];
  return { mediaType: 'x-application/hl7-v2+er7', text: `${lines.join('\r')}\r` };
};
