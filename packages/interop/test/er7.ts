import { er7Type, translated } from './clinic.ts';

const usual = {
  MSH: 'MSH|^~\\&|CHART|Riverside Physical Therapy|CONTINUUM|North Harbor Exercise|20260302090000-0500||ADT^A03|RPT-1|P|2.5.1',
  PID: 'PID|1||RPT-1^^^RPT||Hicks^Jodie||19700412|F',
};

/** A PV1 of which only the fields named are filled. */
export const visit = (fields: Readonly<Record<number, string>>): string => {
  const all = Array.from({ length: 46 }, (_, index) => fields[index] ?? '');
  return ['PV1', ...all.slice(1)].join('|');
};

export const ended = visit({ 45: '20260301153000-0500' });

/** The header with some of its fields changed, counted as HL7 does: MSH-1 is the separator. */
export const header = (fields: Readonly<Record<number, string>>): string => {
  const all = usual.MSH.split('|');
  for (const [field, value] of Object.entries(fields)) all[Number(field) - 1] = value;
  return Array.from(all, (value) => value ?? '').join('|');
};

/** What becomes of segments, after a header and a person unless they bring their own. */
export const read = (...segments: readonly string[]) => {
  const has = (name: string) => segments.some((segment) => segment.startsWith(name));
  const all = [
    ...(has('MSH') ? [] : [usual.MSH]),
    ...segments.filter((segment) => segment.startsWith('MSH')),
    ...(has('PID') ? [] : [usual.PID]),
    ...segments.filter((segment) => !segment.startsWith('MSH')),
  ];
  return translated(er7Type, all.join('\r'));
};
