import { messageTranslator } from '../message-translator.ts';
import { expectedFileOf, type KitExample, kitExamples, messageOf } from './examples.ts';

/** No example leaves an offset out, so whose clocks these are makes no difference. */
const anyClinic = { timeZone: 'UTC' };

const translationOf = (example: KitExample) => {
  const translation = messageTranslator().translate(example.mediaType, messageOf(example), anyClinic);
  if (translation === 'unsupported' || translation.discharge === undefined)
    throw new Error(`${example.file}: an example of the kit is a discharge that can be taken`);
  const { discharge, warnings, ignored, fields = [] } = translation;
  const readFrom = Object.fromEntries(fields.map(({ field, path }) => [field, path]));
  return { format: example.format, mediaType: example.mediaType, discharge, readFrom, warnings, ignored };
};

/** The files that this room derives from its code, by path from the root of the repository. */
export const generatedFiles = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    kitExamples.map((example) => [
      expectedFileOf(example),
      `${JSON.stringify(translationOf(example), null, 2)}\n`,
    ]),
  );
