import { degrees, npi } from '../../coding/code-systems.ts';
import { providerTypeOf } from '../../coding/provider-type.ts';
import { firstOf, type Read, type Source } from '../../reading/sources.ts';
import type { Field, Segment } from '../parsing/segment.ts';
import { type Story, segmentNamed, segmentsNamed } from '../reading/story.ts';

const isNpi = (text: string | undefined): text is string => /^\d{10}$/.test(text ?? '');

const npiNames = /^(NPI|.*us-npi|2\.16\.840\.1\.113883\.4\.6)$/i;

/** HL7 table 0286: PRD with a role among its first repeats. */
const providerInRole = (story: Story, role: string): Segment | undefined => {
  const found = segmentsNamed(story, 'PRD').find((segment) =>
    segment.repeats(1).some((field) => field.text(1)?.toUpperCase() === role),
  );
  if (found !== undefined) story.used.add(found);
  return found;
};

/** `MD`, `DPT`: what a degree says for certain. */
const typeFrom = (degree: string | undefined) =>
  degree === undefined
    ? undefined
    : providerTypeOf([{ system: degrees, code: degree.replaceAll('.', '').toUpperCase() }]);

const named = (parts: readonly (string | undefined)[]): string | undefined => {
  const words = parts.filter((part) => part !== undefined).join(' ');
  return words === '' ? undefined : words;
};

const at = <Value>(value: Value | undefined, path: string): Read<Value> | undefined =>
  value === undefined ? undefined : { value, path };

const composed = (
  story: Story,
  path: string,
  name: string | undefined,
  number: Read<string> | undefined,
  degree: Read<string> | undefined,
): Read<object> | undefined => {
  const type = typeFrom(degree?.value);
  const fields = { name: at(name, path), npi: number, type: type && degree && { ...degree, value: type } };
  return name === undefined && number === undefined
    ? undefined
    : { value: story.provenance.compose({ path }, fields), path };
};

/** PRD-2 (XPN), PRD-7 (PLN: id, its type). */
const fromDirectory = (story: Story, provider: Segment | undefined): Read<object> | undefined => {
  const field = provider?.field(2);
  if (provider === undefined) return undefined;
  const number = provider
    .repeats(7)
    .find((id) => isNpi(id.text(1)) && npiNames.test(id.text(2) ?? id.text(3) ?? ''));
  const name = field && named([field.text(2), field.text(3), field.text(1)]);
  return composed(story, field?.path ?? provider.path, name, number?.read(1), field?.read(6));
};

/** XCN: id, family, given, middle, and the authority or kind of the id. */
const fromExtended = (story: Story, field: Field | undefined): Read<object> | undefined => {
  if (field === undefined) return undefined;
  const authority = [field.text(9, 2), field.text(9, 1), field.text(13)];
  const isNumber = isNpi(field.text(1)) && authority.some((text) => npiNames.test(text ?? ''));
  const name = named([field.text(3), field.text(4), field.text(2)]);
  return composed(story, field.path, name, isNumber ? field.read(1) : undefined, field.read(7));
};

const referrers: readonly Source<Story, object>[] = [
  { source: 'PRD[RP]', read: (story) => fromDirectory(story, providerInRole(story, 'RP')) },
  { source: 'PV1-8', read: (story) => fromExtended(story, segmentNamed(story, 'PV1')?.field(8)) },
  { source: 'PV1-7', read: (story) => fromExtended(story, segmentNamed(story, 'PV1')?.field(7)) },
];

/** Who referred. */
export const referrerOf = (story: Story) => firstOf(referrers, story);

const identifiersIn = (
  provider: Segment,
): readonly { readonly system: string; readonly value: string; readonly path: string }[] =>
  provider.repeats(7).flatMap((id) => {
    const value = id.text(1);
    const system = id.text(2) ?? 'PRD-7';
    return value === undefined
      ? []
      : [{ system: npiNames.test(system) ? npi : system, value, path: id.path }];
  });

/** Whom it was sent to, by the receiving facility and application of the header. */
const receivers = (header: Segment) =>
  [6, 5].flatMap((field) =>
    [header.read(field, 2), header.read(field, 1)].flatMap((read) =>
      read === undefined ? [] : [{ system: `MSH-${field}`, ...read }],
    ),
  );

const mostIdentifiers = 10;

/** PRD[RT] or PRD[RH], then MSH-6 and MSH-5: any of them may be what the sender calls the practice. */
export const referredToOf = (story: Story): Read<object> | undefined => {
  const provider = providerInRole(story, 'RT') ?? providerInRole(story, 'RH');
  const found = [
    ...(provider === undefined ? [] : identifiersIn(provider)),
    ...receivers(story.message.header),
  ].slice(0, mostIdentifiers);
  const [first] = found;
  if (first === undefined) return undefined;
  const identifiers = {
    value: found.map(({ system, value, path }) => story.provenance.whole({ system, value }, path)),
    path: first.path,
  };
  return {
    value: story.provenance.compose({ path: first.path }, { identifiers }),
    path: first.path,
  };
};
