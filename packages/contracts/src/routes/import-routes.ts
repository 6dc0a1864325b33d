import { importRequest } from '../imports/import-request.ts';
import { importedRow, importView } from '../views/imports.ts';
import { pageOf } from '../views/pages.ts';
import {
  importCancelledExample,
  importCreatedExample,
  importedRowExample,
  importRequestExample,
  importTriedExample,
} from './examples/imports.ts';
import { importedRowsQuery, importPath } from './parameters.ts';
import type { Route } from './route.ts';

const underWay = {
  description: 'It goes on by itself; read the import to see how far it is.',
  body: importView,
  example: importTriedExample,
};

export const importRoutes = {
  'create-import': {
    name: 'create-import',
    method: 'POST',
    path: '/v1/imports',
    audience: 'partner',
    scope: 'continuum/discharges.write',
    summary: 'Hand many clients over in one file: say what comes, and get the address it goes to.',
    description:
      'CSV with a header row in the field names of a discharge, dots between the steps and places in lists ' +
      'counted from 0 (`client.birthDate`, `client.name.given.0`); or NDJSON, a discharge in JSON or FHIR a line. ' +
      'At most 32 MB, 10,000 rows, 1 MB a row. Put the file at the address given, try it, then take it.',
    request: { mediaTypes: ['application/json'], body: importRequest, example: importRequestExample },
    responses: {
      201: {
        description: 'The file may be put until the address expires.',
        body: importView,
        example: importCreatedExample,
      },
    },
    problems: ['unsupported-media-type'],
  },
  'read-import': {
    name: 'read-import',
    method: 'GET',
    path: '/v1/imports/{importId}',
    audience: 'partner',
    scope: 'continuum/discharges.read',
    summary: 'How far an import is, and where its reports can be fetched.',
    pathParameters: importPath,
    responses: { 200: { description: 'As it stands now.', body: importView, example: importTriedExample } },
    problems: ['not-found'],
  },
  'try-import': {
    name: 'try-import',
    method: 'POST',
    path: '/v1/imports/{importId}/try',
    audience: 'partner',
    scope: 'continuum/discharges.write',
    summary: 'Try the file that was put: what would come of every row. Nothing is kept of any.',
    description: 'Asked again, it is the same trial. To try a file that was mended, create another import.',
    pathParameters: importPath,
    responses: { 202: underWay },
    problems: ['not-found', 'command-refused'],
  },
  'take-import': {
    name: 'take-import',
    method: 'POST',
    path: '/v1/imports/{importId}/take',
    audience: 'partner',
    scope: 'continuum/discharges.write',
    summary: 'Take every row of a file that was tried, as if each had been posted by itself.',
    description:
      'A row that is refused stops no other. The same file taken twice changes nothing, by whichever import: a ' +
      'row is known by its message id and what it says, wherever the columns stand.',
    pathParameters: importPath,
    responses: { 202: underWay },
    problems: ['not-found', 'command-refused'],
  },
  'cancel-import': {
    name: 'cancel-import',
    method: 'POST',
    path: '/v1/imports/{importId}/cancel',
    audience: 'partner',
    scope: 'continuum/discharges.write',
    summary: 'Stop an import. Rows that were taken stay taken, and stay in its report.',
    pathParameters: importPath,
    responses: {
      200: { description: 'Nothing more is read.', body: importView, example: importCancelledExample },
    },
    problems: ['not-found', 'command-refused'],
  },
  'list-imported-rows': {
    name: 'list-imported-rows',
    method: 'GET',
    path: '/v1/imports/{importId}/rows',
    audience: 'partner',
    scope: 'continuum/discharges.read',
    summary: 'What became of each row, in the order of the file.',
    description:
      'Rows appear as they are read, some at a time. Nothing of what a row says is repeated but its message id.',
    pathParameters: importPath,
    query: importedRowsQuery,
    responses: {
      200: { description: 'One page.', body: pageOf(importedRow), example: { items: [importedRowExample] } },
    },
    problems: ['not-found'],
  },
} as const satisfies Record<string, Route>;
