import type { Issue } from '@continuum/domain';
import type { Column } from './csv-header.ts';
import type { RowMessage } from './row.ts';

type Node = { [step: string]: Node | string | number };

/** RFC 8259 §6. */
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A cell that should hold a number and does not stays text, for whoever judges the message to say so. */
const valueOf = (cell: string, kind: Column['kind']): string | number =>
  kind === 'number' && jsonNumber.test(cell.trim()) ? Number(cell) : cell;

const isPlace = (step: string): boolean => /^\d+$/.test(step);

/** Lists as objects by their places, so that places without a value leave no holes. */
const treeOf = (cells: readonly string[], columns: readonly Column[]): Node => {
  const tree: Node = {};
  for (const { steps, index, kind } of columns) {
    const cell = cells[index] ?? '';
    if (cell.trim() === '') continue;
    const owner = steps.slice(0, -1).reduce((node, step) => {
      node[step] ??= {};
      return node[step] as Node;
    }, tree);
    owner[steps.at(-1) ?? ''] = valueOf(cell, kind);
  }
  return tree;
};

const jsonOf = (node: Node | string | number): unknown => {
  if (typeof node !== 'object') return node;
  const entries = Object.entries(node).map(([step, inner]) => [step, jsonOf(inner)] as const);
  return entries.length > 0 && entries.every(([step]) => isPlace(step))
    ? entries.map(([, inner]) => inner)
    : Object.fromEntries(entries);
};

/** The column, or what columns begin with, that a path of the message came from. */
const placeIn = (tree: Node, path: Issue['path']): Issue['path'] => {
  let node: Node | string | number | undefined = tree;
  return path.map((step) => {
    const steps: readonly string[] = typeof node === 'object' ? Object.keys(node) : [];
    const named = typeof step === 'number' ? (steps[step] ?? step) : step;
    node = typeof node === 'object' ? node[named] : undefined;
    return named;
  });
};

/**
 * A row as a discharge in JSON. Rows that say the same give the same bytes, in whatever order their columns stand.
 */
export const rowMessage = (cells: readonly string[], columns: readonly Column[]): RowMessage => {
  const tree = treeOf(cells, columns);
  return {
    mediaType: 'application/json',
    bytes: new TextEncoder().encode(JSON.stringify(jsonOf(tree))),
    placeOf: (path) => placeIn(tree, path),
  };
};
