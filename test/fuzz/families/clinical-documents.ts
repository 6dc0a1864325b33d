import { routes } from '@continuum/contracts';
import * as fc from 'fast-check';
import type { WireRequest } from '../../kit/system/gateway.ts';
import { documentBytes } from '../bodies/documents.ts';
import { headersWith } from '../requests/headers.ts';
import { claimsFor } from '../requests/tokens.ts';
import type { Stage } from '../stage.ts';
import type { Family } from './family.ts';
import { judgeOf, shown } from './routes.ts';

/** Clinical documents, and nothing else, to where discharges are posted; half of them to be tried only. */
export const documentFamily = (stage: Stage): Family<WireRequest> => {
  const route = routes.find(({ name }) => name === 'post-discharge');
  if (route === undefined) throw new Error('there is no route for discharges');
  const { path, method, audience, request } = route;
  const xml = (request?.mediaTypes ?? []).filter((mediaType) => mediaType.endsWith('xml'));
  return {
    name: 'clinical-documents',
    inputs: fc
      .record({
        body: documentBytes,
        query: fc.constantFrom('', '?dryRun=true'),
        mediaType: fc.constantFrom(...xml),
      })
      .chain(({ body, query, mediaType }) =>
        fc
          .record({ headers: headersWith(path, mediaType, stage), claims: claimsFor(audience) })
          .map((given) => ({ method, target: `${path}${query}`, body, ...given })),
      ),
    describe: shown,
    judge: judgeOf(stage),
  };
};
