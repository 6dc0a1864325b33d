import { columnKind, importLimits } from '@continuum/contracts';
import { createRowReader, type RowRead } from '@continuum/interop';
import { messageTranslator } from '../message-translator.ts';
import { bytesOf, expectedFileOf, kitExamples, kitFiles } from './examples.ts';

/** No example leaves an offset out, so whose clocks these are makes no difference. */
const anyClinic = { timeZone: 'UTC' };

const translator = messageTranslator();

const translated = (mediaType: string, bytes: Uint8Array) => {
  const translation = translator.translate(mediaType, bytes, anyClinic);
  if (translation === 'unsupported' || translation.discharge === undefined)
    throw new Error('an example of the kit is no discharge that can be taken');
  const { discharge, warnings, ignored, fields = [] } = translation;
  const readFrom = Object.fromEntries(fields.map(({ field, path }) => [field, path]));
  return { discharge, readFrom, warnings, ignored };
};

const rowsOf = createRowReader({ columnKind, limits: importLimits });

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const translatedRow = (read: RowRead) => {
  if (read.kind === 'columns') return [];
  if (read.kind === 'unreadable' || !('message' in read))
    throw new Error('a file of the kit has a row that cannot be read');
  const { readFrom: _placesInARow, ...translation } = translated(read.message.mediaType, read.message.bytes);
  return [{ row: read.row, ...translation }];
};

const text = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;

/** The files that this room derives from its code, by path from the root of the repository. */
export const generatedFiles = async (): Promise<Readonly<Record<string, string>>> => {
  const files: Record<string, string> = {};
  for (const example of kitExamples) {
    const { format, mediaType } = example;
    files[expectedFileOf(example)] = text({ format, mediaType, ...translated(mediaType, bytesOf(example)) });
  }
  for (const file of kitFiles) {
    const { format, mediaType, importFormat } = file;
    const rows: object[] = [];
    for await (const read of rowsOf(importFormat, whole(bytesOf(file)))) rows.push(...translatedRow(read));
    files[expectedFileOf(file)] = text({ format, mediaType, rows });
  }
  return files;
};
