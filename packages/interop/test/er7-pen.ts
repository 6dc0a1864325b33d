/** Writes fields and segments of HL7 v2 by the standard (2.8.2, chapter 2.7), and not by the reader's code. */
export interface Writing {
  /** What parts fields, components, repeats, escapes and subcomponents, and what stands for what was cut off. */
  readonly signs: readonly string[];
  readonly version: string;
  /** Hours from UTC of the clock that instants are written by. */
  readonly offsetHours: number;
}

const escapeNames = ['F', 'S', 'R', 'E', 'T'];

/** The first version whose MSH-2 has a fifth sign. */
const cutOffSince = '2.7';

export const penFor = ({ signs, version, offsetHours }: Writing) => {
  const [field = '', component = '', repetition = '', escape = '', subcomponent = '', cutOff = ''] = signs;
  const text = (value: string): string =>
    [...value]
      .map((sign) => {
        const name = sign === '\n' ? '.br' : escapeNames[signs.indexOf(sign)];
        return name === undefined ? sign : `${escape}${name}${escape}`;
      })
      .join('');
  /** Subcomponents of one component. */
  const within = (...parts: readonly string[]) => ({ written: parts.map(text).join(subcomponent) });
  type Part = string | undefined | ReturnType<typeof within>;
  /** Components of one field. */
  const parts = (...all: readonly Part[]): string =>
    all.map((part) => (typeof part === 'object' ? part.written : text(part ?? ''))).join(component);
  const repeats = (all: readonly string[]): string => all.join(repetition);
  const segment = (name: string, fields: Readonly<Record<number, string>>): string => {
    const last = Math.max(...Object.keys(fields).map(Number));
    return [name, ...Array.from({ length: last }, (_, index) => fields[index + 1] ?? '')].join(field);
  };
  const header = (fields: Readonly<Record<number, string>>): string => {
    const encoding = `${component}${repetition}${escape}${subcomponent}${version < cutOffSince ? '' : cutOff}`;
    const counted = Object.entries(fields).map(([place, written]) => [Number(place) - 1, written]);
    return segment('MSH', { 1: encoding, ...Object.fromEntries(counted) });
  };
  const day = (date: string | undefined): string => text((date ?? '').replaceAll('-', ''));
  const instant = (at: string | undefined): string => {
    if (at === undefined) return '';
    const there = new Date(Date.parse(at) + offsetHours * 3_600_000).toISOString();
    const sign = offsetHours < 0 ? '-' : '+';
    return text(`${there.replace(/[-T:Z]/g, '')}${sign}${String(Math.abs(offsetHours)).padStart(2, '0')}00`);
  };
  return { parts, within, repeats, segment, header, day, instant };
};

export type Pen = ReturnType<typeof penFor>;
