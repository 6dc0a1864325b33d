import {
  cancelImport,
  createImport,
  type ImportNeeds,
  type ImportPlace,
  type ImportResult,
  listImportedRows,
  type Registry,
  readImport,
  takeImport,
  tryImport,
} from '@continuum/application';
import { importRequest } from '@continuum/contracts';
import {
  type Answer,
  notFound,
  type Observed,
  ok,
  problemAnswer,
  type RouteHandlers,
  readJsonBody,
} from '@continuum/lambda';
import { tellRowDefects } from '../row-defects.ts';

/** What imports need of the world. */
export interface ImportApiNeeds extends ImportNeeds, Observed {
  readonly registry: Registry;
}

/** 201: there is something new; 202: it goes on by itself. */
const created = 201;
const underWay = 202;

const answerOf = (result: ImportResult, status = 200): Answer => {
  switch (result.kind) {
    case 'done':
      return ok(result.view, status);
    case 'rejected':
      return problemAnswer('rejected', { failures: [...result.failures] });
    case 'not-found':
      return notFound;
  }
};

type ImportRouteName =
  | 'create-import'
  | 'read-import'
  | 'try-import'
  | 'take-import'
  | 'cancel-import'
  | 'list-imported-rows';

/** Files of many discharges. Only what this partner sent is ever looked in. */
export const importHandlers = (needs: ImportApiNeeds): RouteHandlers<ImportRouteName> => {
  const placeOf = ({
    partner,
    path,
  }: {
    readonly partner: Pick<ImportPlace, 'partnerId'>;
    readonly path: Pick<ImportPlace, 'importId'>;
  }): ImportPlace => ({ partnerId: partner.partnerId, importId: path.importId });
  return {
    'create-import': async ({ partner, body }) => {
      const read = readJsonBody(body.bytes, importRequest);
      return read.ok ? ok(await createImport(partner.partnerId, read.value, needs), created) : read.answer;
    },
    'read-import': async (asked) => answerOf(await readImport(placeOf(asked), needs)),
    'try-import': async (asked) => {
      const place = placeOf(asked);
      return answerOf(await tryImport(place, needs, tellRowDefects(needs, place)), underWay);
    },
    'take-import': async (asked) => {
      const place = placeOf(asked);
      return answerOf(await takeImport(place, needs, tellRowDefects(needs, place)), underWay);
    },
    'cancel-import': async (asked) => answerOf(await cancelImport(placeOf(asked), needs)),
    'list-imported-rows': async (asked) => {
      const page = await listImportedRows(placeOf(asked), asked.query, needs);
      return page === undefined ? notFound : ok(page);
    },
  };
};
