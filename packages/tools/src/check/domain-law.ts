import * as ts from 'typescript';
import { ownFiles, textOf } from '../checkout.ts';
import type { Check } from './check.ts';

/** The domain is synchronous and asks no clock: what a linter's list of names cannot say. */
export const domainLaw: Check = {
  name: 'domain',
  finds: 'clocks and promises in the domain',
  run: async (root) =>
    ownFiles(root)
      .filter((path) => /^packages\/domain\/src\/.*\.ts$/.test(path) && !path.endsWith('.test.ts'))
      .flatMap((path) => judgeDomainFile(path, textOf(root, path))),
};

/** Every clock reading and every promise in one file of the domain. */
export function judgeDomainFile(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const problems: string[] = [];
  const visit = (node: ts.Node): void => {
    const problem = impurityOf(node);
    if (problem) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      problems.push(`${path}:${line + 1}: ${problem}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && isDate(node.expression) && (node.arguments?.length ?? 0) === 0) {
    return 'new Date() reads the clock; time is an input';
  }
  if (ts.isCallExpression(node) && isDate(node.expression)) return 'Date() reads the clock; time is an input';
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return 'import() is a promise; the domain is synchronous';
  }
  if (node.kind === ts.SyntaxKind.AsyncKeyword) return 'async; the domain is synchronous';
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) {
    return 'await; the domain is synchronous';
  }
  return undefined;
}

function isDate(expression: ts.Expression): boolean {
  return ts.isIdentifier(expression) && expression.text === 'Date';
}
