import { loinc } from '../../coding/code-systems.ts';
import type { Coding } from '../../coding/coding.ts';
import { type Side, sideOfMeasure } from '../../coding/laterality.ts';
import { isMeasured } from '../../coding/measure-codes.ts';
import { unitOf } from '../../coding/unit.ts';
import type { Read } from '../../reading/sources.ts';
import type { Field, Segment } from '../parsing/segment.ts';
import { dayIn, type Story, segmentsNamed } from '../reading/story.ts';
import { itemsOf } from './clinical.ts';
import { codingsIn, sideIn } from './coded.ts';

const mostMeasures = 100;
const mostDocuments = 20;

/** HL7 table 0085: what states something. */
const stated = new Set(['', 'F', 'C', 'P', 'U']);
const numeric = /^[+-]?\d{1,12}(\.\d{1,9})?$/;

const sideOf = (segment: Segment, field: Field, measure: Coding): Read<Side> | undefined => {
  const own = sideOfMeasure([measure]);
  return own === undefined ? (sideIn(segment.field(20)) ?? sideIn(field)) : { value: own, path: field.path };
};

const unitIn = (segment: Segment, { findings }: Story): Read<string> | undefined => {
  const written = segment.field(6);
  if (written === undefined) return undefined;
  const { unit, known } = unitOf({ unit: written.text(1) });
  if (!known && written.text(3)?.toUpperCase() !== 'UCUM') findings.warn('unit-not-known', written.path);
  return unit === undefined ? undefined : { value: unit, path: written.path };
};

/** OBX of type NM with a LOINC code of what a practice measures again: 3, 5, 6, 14, and the site in 20. */
const measureIn = (segment: Segment, story: Story): object | undefined => {
  const field = segment.field(3);
  const wanted = field && codingsIn(field).find(isMeasured);
  const number = segment.text(5) ?? '';
  const type = segment.text(2)?.toUpperCase();
  if (field === undefined || wanted?.system !== loinc || type !== 'NM') return undefined;
  if (segment.repeats(5).length !== 1 || !numeric.test(number) || !stated.has(segment.text(11) ?? '')) {
    story.findings.warn('unusable-value', segment.at(5));
    return undefined;
  }
  const code = { value: story.provenance.whole({ ...wanted }, field.path), path: field.path };
  return story.provenance.compose(
    { path: segment.path },
    {
      code,
      value: { value: Number(number), path: segment.at(5) },
      unit: unitIn(segment, story),
      side: sideOf(segment, field, wanted),
      takenOn: dayIn(segment, 14, story),
    },
  );
};

export const measuresOf = (story: Story) =>
  itemsOf(story, segmentsNamed(story, 'OBX'), mostMeasures, (segment) => measureIn(segment, story));

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['PDF', 'application/pdf'],
  ['RTF', 'application/rtf'],
  ['HTML', 'text/html'],
  ['JPEG', 'image/jpeg'],
  ['PNG', 'image/png'],
  ['TIFF', 'image/tiff'],
]);

/** OBX of type ED or RP: its title, what it is; the bytes stay in the message, which is kept. */
const documentIn = (segment: Segment, story: Story): object | undefined => {
  const type = segment.text(2)?.toUpperCase();
  const content = segment.field(5);
  if ((type !== 'ED' && type !== 'RP') || content === undefined) return undefined;
  const named = segment.read(3, 2) ?? segment.read(3);
  const subtype = content.text(type === 'ED' ? 3 : 4)?.toUpperCase() ?? '';
  const contentType = contentTypes.get(subtype);
  return story.provenance.compose(
    { path: segment.path },
    {
      title: named ?? { value: 'Document', path: segment.path },
      contentType: contentType === undefined ? undefined : { value: contentType, path: content.path },
      url: type === 'RP' ? content.read(1) : undefined,
    },
  );
};

export const documentsOf = (story: Story) =>
  itemsOf(story, segmentsNamed(story, 'OBX'), mostDocuments, (segment) => documentIn(segment, story));
