/** JSON as it is written: names may come twice, and a value may be text that no parser takes. */
export type Tree =
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Tree])[] }
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  | { readonly kind: 'written'; readonly text: string };

export const written = (text: string): Tree => ({ kind: 'written', text });

export const treeOf = (value: unknown): Tree => {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(treeOf) };
  if (typeof value === 'object' && value !== null)
    return { kind: 'object', members: Object.entries(value).map(([name, one]) => [name, treeOf(one)]) };
  return written(JSON.stringify(value));
};

export const textOf = (tree: Tree): string => {
  switch (tree.kind) {
    case 'object':
      return `{${tree.members.map(([name, value]) => `${JSON.stringify(name)}:${textOf(value)}`).join(',')}}`;
    case 'list':
      return `[${tree.items.map(textOf).join(',')}]`;
    case 'written':
      return tree.text;
  }
};

/** How many values a tree has, itself among them. */
export const countOf = (tree: Tree): number => {
  switch (tree.kind) {
    case 'object':
      return tree.members.reduce((sum, [, value]) => sum + countOf(value), 1);
    case 'list':
      return tree.items.reduce((sum, value) => sum + countOf(value), 1);
    case 'written':
      return 1;
  }
};

/** What becomes of a place: nothing, one member or item, or several. */
export type Change = (name: string, value: Tree) => readonly (readonly [string, Tree])[];

/**
 * The tree with the value at a place changed; places count in the order they are written, the whole tree first.
 * The whole tree becomes the first of what the change makes of it, or null.
 */
export const changedAt = (tree: Tree, place: number, change: Change): Tree => {
  let next = 0;
  const walk = (name: string, value: Tree): readonly (readonly [string, Tree])[] => {
    const here = next;
    next += 1;
    if (here === place) {
      next += countOf(value) - 1;
      return change(name, value);
    }
    if (value.kind === 'object')
      return [[name, { ...value, members: value.members.flatMap(([inner, one]) => walk(inner, one)) }]];
    if (value.kind === 'list')
      return [
        [name, { ...value, items: value.items.flatMap((one) => walk('', one).map(([, item]) => item)) }],
      ];
    return [[name, value]];
  };
  return walk('', tree)[0]?.[1] ?? written('null');
};
