/** The code systems that are understood, by their canonical URI: https://terminology.hl7.org/external_terminologies.html */
export const snomed = 'http://snomed.info/sct';
export const icd10cm = 'http://hl7.org/fhir/sid/icd-10-cm';
export const loinc = 'http://loinc.org';
export const cpt = 'http://www.ama-assn.org/go/cpt';
export const ucum = 'http://unitsofmeasure.org';
export const npi = 'http://hl7.org/fhir/sid/us-npi';
export const nubc = 'https://www.nubc.org/CodeSystem/PatDischargeStatus';
export const dischargeDisposition = 'http://terminology.hl7.org/CodeSystem/discharge-disposition';
export const nucc = 'http://nucc.org/provider-taxonomy';
export const degrees = 'http://terminology.hl7.org/CodeSystem/v2-0360';
export const practitionerRole = 'http://terminology.hl7.org/CodeSystem/practitioner-role';

/** Other names that senders use for them: object identifiers, and addresses of other times. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  [snomed]: ['2.16.840.1.113883.6.96'],
  [icd10cm]: ['2.16.840.1.113883.6.90'],
  [loinc]: ['2.16.840.1.113883.6.1'],
  [cpt]: ['2.16.840.1.113883.6.12'],
  [ucum]: ['2.16.840.1.113883.6.8'],
  [npi]: ['2.16.840.1.113883.4.6'],
  [nubc]: [
    '2.16.840.1.113883.6.301.5',
    '2.16.840.1.113883.12.112',
    'http://www.nubc.org/patient-discharge',
    'http://terminology.hl7.org/CodeSystem/v2-0112',
    'http://hl7.org/fhir/v2/0112',
  ],
  [dischargeDisposition]: ['2.16.840.1.113883.4.642.1.1093', 'http://hl7.org/fhir/discharge-disposition'],
  [nucc]: ['2.16.840.1.113883.6.101'],
  [degrees]: ['2.16.840.1.113883.12.360', 'http://hl7.org/fhir/v2/0360'],
  [practitionerRole]: ['http://hl7.org/fhir/practitioner-role'],
  'http://hl7.org/fhir/sid/icd-10': ['2.16.840.1.113883.6.3'],
  'http://hl7.org/fhir/sid/icd-9-cm': ['2.16.840.1.113883.6.103', '2.16.840.1.113883.6.104'],
  'http://www.cms.gov/Medicare/Coding/ICD10': ['2.16.840.1.113883.6.4'],
  'http://www.nlm.nih.gov/research/umls/rxnorm': ['2.16.840.1.113883.6.88'],
};

/** Longer than any name of a code system. */
const longestName = 200;

/** `urn:oid:` or not, http or https, with `www.` or not, with slashes at its end or not: all one. */
const folded = (system: string): string => {
  const bare = system
    .toLowerCase()
    .replace(/^urn:oid:/, '')
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '');
  let end = bare.length;
  while (bare[end - 1] === '/') end -= 1;
  return bare.slice(0, end);
};

const canonicalNames: ReadonlyMap<string, string> = new Map(
  Object.entries(otherNames).flatMap(([canonical, others]) =>
    [canonical, ...others].map((name) => [folded(name), canonical] as const),
  ),
);

/** The canonical URI of a code system; a system that is not known keeps its own name. */
export const canonicalSystem = (system: string): string =>
  system.length > longestName ? system : (canonicalNames.get(folded(system)) ?? system);
