import type { LocalDate } from '@continuum/contracts';
import { loinc } from '../../coding/code-systems.ts';
import { listAt, textAt } from '../../json/value.ts';
import { firstOf, type Read, type Source } from '../../reading/sources.ts';
import { hasCode } from '../coding/concept.ts';
import { Element } from '../reading/element.ts';
import { dayAt, elementOf } from '../reading/reading.ts';
import type { Story } from '../reading/story.ts';
import { providerIn } from './provider.ts';
import { referrerFrom } from './who.ts';

const mostRead = 50;

/** LOINC 57133-1, referral note. */
const referralNotes = new Set(['57133-1']);

/** Intents by which a request is authorised: https://hl7.org/fhir/R4/valueset-request-intent.html */
const orders = new Set(['order', 'original-order', 'reflex-order', 'filler-order', 'instance-order']);

/** A digital signature on the request: https://hl7.org/fhir/R4/provenance.html */
const signatureOn = (story: Story): Read<LocalDate> | undefined => {
  const { request, references } = story;
  const provenance = story.ofType('Provenance').find((located) =>
    listAt(located.resource['target'])
      .slice(0, mostRead)
      .some((target) => request !== undefined && references.follow(target, located) === request),
  );
  if (provenance === undefined) return undefined;
  story.used.add(provenance);
  const [signature] = elementOf(provenance, story).many('signature', mostRead);
  return dayAt(signature, 'when', story);
};

const isReferralNote = (resource: Readonly<Record<string, unknown>>): boolean =>
  hasCode(resource['type'], loinc, referralNotes) &&
  ['final', 'amended'].includes(textAt(resource['status']) ?? '');

/** Who attests a referral note signs it: https://hl7.org/fhir/R4/valueset-composition-attestation-mode.html */
const attestation = (story: Story): Read<LocalDate> | undefined => {
  const note = story.ofType('Composition').find(({ resource }) => isReferralNote(resource));
  if (note === undefined) return undefined;
  const attester = elementOf(note, story)
    .many('attester', mostRead)
    .find(({ value }) => ['legal', 'professional'].includes(textAt(value['mode']) ?? ''));
  if (attester !== undefined) story.used.add(note);
  return dayAt(attester, 'time', story);
};

/** Requesters that cannot sign. */
const organizations = new Set(['Organization', 'HealthcareService']);

/** An order that is active was authorised by its requester when it was authored, if that is a provider who is told. */
const authoredOrder = (story: Story): Read<LocalDate> | undefined => {
  const { request } = story;
  if (request === undefined || !orders.has(textAt(request.resource['intent']) ?? '')) return undefined;
  if (request.resource['status'] !== 'active') return undefined;
  const requester = providerIn(story, request, 'requester');
  if (
    requester === undefined ||
    organizations.has(requester.type ?? '') ||
    referrerFrom(requester) === undefined
  )
    return undefined;
  return dayAt(elementOf(request, story), 'authoredOn', story);
};

const signatures: readonly Source<Story, LocalDate>[] = [
  { source: 'Provenance.signature.when', read: signatureOn },
  { source: 'Composition.attester.time', read: attestation },
  { source: 'ServiceRequest.authoredOn', read: authoredOrder },
];

const periods: readonly Source<Story, Element>[] = [
  {
    source: 'ServiceRequest.occurrencePeriod',
    read: ({ request, findings }) => {
      const period = request && new Element(request.resource, request.path, findings).one('occurrencePeriod');
      return period && { value: period, path: period.path };
    },
  },
  {
    source: 'ServiceRequest.occurrenceTiming.repeat.boundsPeriod',
    read: ({ request, findings }) => {
      const bounds =
        request &&
        new Element(request.resource, request.path, findings)
          .one('occurrenceTiming')
          ?.one('repeat')
          ?.one('boundsPeriod');
      return bounds && { value: bounds, path: bounds.path };
    },
  },
];

/** When the service is to take place. */
export const validityOf = (story: Story): Read<object> | undefined => {
  const period = firstOf(periods, story);
  if (period === undefined) return undefined;
  const [from, until] = [dayAt(period.value, 'start', story), dayAt(period.value, 'end', story)];
  if (from === undefined && until === undefined) return undefined;
  if (from !== undefined && until !== undefined && until.value < from.value) {
    story.findings.warn('period-ends-before-it-begins', period.path);
    return undefined;
  }
  return { ...period, value: story.provenance.compose(period, { from, until }) };
};

/** The written referral: when it was signed, and until when it holds. */
export const writtenReferralOf = (story: Story): Read<object> | undefined => {
  const signedOn = firstOf(signatures, story);
  if (signedOn === undefined) return undefined;
  const expiresOn = dayAt(firstOf(periods, story)?.value, 'end', story);
  const lapsed = expiresOn !== undefined && expiresOn.value < signedOn.value;
  if (lapsed) story.findings.warn('referral-ends-before-it-is-signed', expiresOn.path);
  const fields = { signedOn, expiresOn: lapsed ? undefined : expiresOn };
  const { path } = signedOn;
  return { value: story.provenance.compose({ path }, fields), path };
};
