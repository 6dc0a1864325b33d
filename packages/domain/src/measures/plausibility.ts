import type { Goal, Measure, MeasureCode, Side } from '@continuum/contracts';
import type { Kept } from '../kernel/notes.ts';
import type { Issue } from '../kernel/outcome.ts';
import { measureCatalogue } from './catalogue.ts';

type Path = readonly (string | number)[];

const valueIssue = (path: Path, code: MeasureCode, value: number): Issue | undefined => {
  const { plausible, unit, whole } = measureCatalogue[code];
  const [minimum, maximum] = plausible;
  if (value < minimum || value > maximum)
    return {
      path,
      expected: `${code} from ${minimum} to ${maximum} ${unit}`,
      got: 'a number outside that range',
    };
  return whole && !Number.isInteger(value)
    ? { path, expected: 'a whole number', got: 'a fraction' }
    : undefined;
};

const identityIssues = (path: Path, code: MeasureCode, unit: string, side: Side | undefined): Issue[] => {
  const definition = measureCatalogue[code];
  const issues: Issue[] = [];
  if (unit !== definition.unit)
    issues.push({ path: [...path, 'unit'], expected: `the unit ${definition.unit}`, got: 'another unit' });
  if (definition.sided && side === undefined)
    issues.push({ path: [...path, 'side'], expected: 'left or right', got: 'nothing' });
  if (!definition.sided && side !== undefined)
    issues.push({ path: [...path, 'side'], expected: 'no side for this measure', got: 'a side' });
  return issues;
};

/** Wrong units, impossible values and missing sides of readings, each at its path. */
export const measureIssues = (measures: readonly Measure[], path: Path): Issue[] => {
  const issues = measures.flatMap((measure, index) => {
    const at = [...path, index];
    const wrongValue = valueIssue([...at, 'value'], measure.code, measure.value);
    const wrong = identityIssues(at, measure.code, measure.unit, measure.side);
    return wrongValue === undefined ? wrong : [wrongValue, ...wrong];
  });
  const systolic = measures.find(({ code }) => code === 'systolic-blood-pressure');
  const diastolic = measures.find(({ code }) => code === 'diastolic-blood-pressure');
  if (systolic && diastolic && systolic.value <= diastolic.value)
    issues.push({
      path,
      expected: 'a systolic above the diastolic pressure',
      got: 'a systolic not above it',
    });
  return issues;
};

/** The same of goals: baseline and target are readings too. */
export const goalIssues = (goals: readonly Kept<Goal>[], path: Path): Issue[] =>
  goals.flatMap((goal, index) => {
    const at = [...path, index];
    return [
      valueIssue([...at, 'baseline'], goal.measure, goal.baseline),
      valueIssue([...at, 'target'], goal.measure, goal.target),
      ...identityIssues(at, goal.measure, goal.unit, goal.side),
    ].filter((issue) => issue !== undefined);
  });
