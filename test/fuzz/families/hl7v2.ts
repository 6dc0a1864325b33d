import { routes } from '@continuum/contracts';
import * as fc from 'fast-check';
import { er7Type } from '../../kit/er7-answers.ts';
import type { WireRequest } from '../../kit/system/gateway.ts';
import { er7Body } from '../requests/bodies.ts';
import { requestsOf } from '../requests/request.ts';
import type { Stage } from '../stage.ts';
import type { Family } from './family.ts';

/** Requests that post HL7 v2 and nothing else, judged as every request is. */
export const hl7v2Family = (stage: Stage, judged: Family<WireRequest>): Family<WireRequest> => {
  const posting = routes.filter(({ name }) => name === 'post-discharge');
  const requests = fc.oneof(...posting.map((route) => requestsOf(route, stage)));
  return {
    ...judged,
    name: 'hl7v2',
    inputs: fc.tuple(requests, er7Body(er7Type)).map(([request, { bytes }]) => ({
      ...request,
      headers: [
        ...(request.headers ?? []).filter(([name]) => name.toLowerCase() !== 'content-type'),
        ['content-type', er7Type] as const,
      ],
      body: bytes,
    })),
  };
};
