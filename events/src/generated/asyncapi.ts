import { catalog, contractEventNames, detailTypeOf, inboundCatalog } from '../catalog.ts';
import { examples, submittedExample } from '../examples/index.ts';

type Json = Readonly<Record<string, unknown>>;

const reference = (...steps: readonly string[]): Json => ({ $ref: `#/${steps.join('/')}` });

/** The fields of EventBridge's own envelope that rules match on. */
const headers = (detailType: string, source?: string): Json => ({
  type: 'object',
  required: ['source', 'detail-type'],
  properties: {
    source: source === undefined ? { type: 'string' } : { const: source },
    'detail-type': { const: detailType },
  },
});

interface Announced {
  readonly detailType: string;
  readonly title: string;
  readonly summary: string;
  readonly source?: string;
  readonly example: Json;
}

const message = ({ detailType, title, summary, source, example }: Announced): Json => ({
  name: detailType,
  title,
  summary,
  contentType: 'application/json',
  headers: headers(detailType, source),
  payload: {
    schemaFormat: 'application/schema+json;version=draft-2020-12',
    schema: { $ref: `./schemas/${detailType}.json` },
  },
  examples: [{ name: 'example', payload: example }],
});

const contractMessages = (): Json =>
  Object.fromEntries(
    contractEventNames.map((name) => {
      const detailType = detailTypeOf(name);
      const { meaning: summary, source } = catalog[name];
      return [
        detailType,
        message({ detailType, title: name, summary, source, example: examples[name].event }),
      ];
    }),
  );

const submitted = `TherapyDischargeSubmitted.v${inboundCatalog.TherapyDischargeSubmitted.version}`;

const inboundMessages = (): Json => ({
  [submitted]: message({
    detailType: submitted,
    title: 'TherapyDischargeSubmitted',
    summary: inboundCatalog.TherapyDischargeSubmitted.meaning,
    example: submittedExample.event,
  }),
});

const channel = (title: string, description: string, messages: Json): Json => ({
  address: null,
  title,
  description,
  messages: Object.fromEntries(
    Object.keys(messages).map((id) => [id, reference('components', 'messages', id)]),
  ),
});

const operation = (
  action: 'send' | 'receive',
  on: string,
  summary: string,
  detailTypes: readonly string[],
): Json => ({
  action,
  channel: reference('channels', on),
  summary,
  messages: detailTypes.map((detailType) => reference('channels', on, 'messages', detailType)),
});

/** One operation for whoever publishes, and one for every function that acts on what it hears. */
const operations = (): Json => {
  const consumers = [...new Set(contractEventNames.flatMap((name) => catalog[name].consumedBy))].sort();
  return {
    'event-relay': operation(
      'send',
      'events',
      'Publishes every announced event of every journal, at least once.',
      contractEventNames.map(detailTypeOf),
    ),
    ...Object.fromEntries(
      consumers.map((consumer) => {
        const heard = contractEventNames.filter((name) => catalog[name].consumedBy.includes(consumer));
        return [
          consumer,
          operation(
            'receive',
            'events',
            'Acts on what it hears, once, in any order.',
            heard.map(detailTypeOf),
          ),
        ];
      }),
    ),
    'discharge-intake': operation(
      'receive',
      'partner-events',
      'Takes discharges from the accounts of partners.',
      [submitted],
    ),
  };
};

/** The buses and what is on them. @see https://www.asyncapi.com/docs/reference/specification/v3.0.0 */
export const asyncApi = (version: string): Json => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Continuum: contract events',
    version,
    description:
      'What Continuum announces on its bus, and what partners may put on theirs. Announcements carry ids, codes, ' +
      'versions and instants; personal data is read, under a grant of its own, over HTTP.',
  },
  defaultContentType: 'application/json',
  channels: {
    events: channel(
      'The bus of a region',
      'Delivery is at least once and in no order; an id names an event for good.',
      contractMessages(),
    ),
    'partner-events': channel(
      'The partner bus of a region',
      "Partners' own AWS accounts put discharges here. It has its own key, no archive and no logging of details.",
      inboundMessages(),
    ),
  },
  operations: operations(),
  components: { messages: { ...contractMessages(), ...inboundMessages() } },
});
