import * as ts from 'typescript';
import { ownFiles, textOf } from '../checkout.ts';
import { isGenerated } from '../generate/generators.ts';
import type { Check } from './check.ts';

const LINES_PER_FILE = 300;
const LINES_PER_FUNCTION = 70;
const namesOfNothing = /(^|\/)(utils?|helpers?|types?|common|misc)(\/|\.[^/]*$)/;

/** Files and functions a reader can hold in mind, in folders named for what they are about. */
export const fileLaw: Check = {
  name: 'files',
  finds: `files over ${LINES_PER_FILE} lines, functions over ${LINES_PER_FUNCTION}, names that say nothing`,
  run: async (root) =>
    ownFiles(root)
      .filter((path) => /\.(ts|mts|mjs|js|cjs)$/.test(path) && !isGenerated(path))
      .flatMap((path) => judgeFile(path, textOf(root, path))),
};

/** Everything the law has against one source file. */
export function judgeFile(path: string, text: string): string[] {
  const problems: string[] = [];
  if (namesOfNothing.test(path)) problems.push(`${path}: a name that does not say what it holds`);
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (lines > LINES_PER_FILE) problems.push(`${path}: ${lines} lines, at most ${LINES_PER_FILE}`);
  return [...problems, ...longFunctions(path, text)];
}

function longFunctions(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const problems: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && !isSuite(node)) {
      const first = lineOf(node.getStart(source));
      const lines = lineOf(node.getEnd()) - first + 1;
      if (lines > LINES_PER_FUNCTION) {
        problems.push(`${path}:${first}: a function of ${lines} lines, at most ${LINES_PER_FUNCTION}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

/** The body of a describe() is a list of tests, each of them measured by itself. */
function isSuite(node: ts.Node): boolean {
  const call = node.parent;
  return ts.isCallExpression(call) && /^describe(\.each\b.*)?$/s.test(call.expression.getText());
}
