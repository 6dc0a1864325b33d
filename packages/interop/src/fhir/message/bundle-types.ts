/** Bundles that state facts about a person, and are read: https://hl7.org/fhir/R4/valueset-bundle-type.html */
export const readBundles: ReadonlySet<string> = new Set([
  'transaction',
  'message',
  'collection',
  'searchset',
  'document',
]);

/** The other ones, and why they are no discharge. */
export const refusedBundles: Readonly<Record<string, string>> = {
  batch: 'batch: requests to be answered one by one, no statement about a person',
  'batch-response': 'batch-response: answers to requests',
  'transaction-response': 'transaction-response: the answer to a transaction',
  history: 'history: versions of resources, of which none is said to hold',
};

/** Resources that may be posted as they are, with what they need contained. */
export const bareResources: ReadonlySet<string> = new Set(['ServiceRequest', 'Task', 'Encounter']);
