import { stripVTControlCharacters } from 'node:util';

/** What the CDK advises its own users to type; here it is typed by `npm run`, where neither would work. */
const advice = [/^Supply a stack id \(/, /feature flags? (is|are) not configured/];

/** Whether a line of the CDK's output is advice that fits nothing a person can type here. */
export const isAdvice = (line: string): boolean => {
  const words = stripVTControlCharacters(line);
  return advice.some((pattern) => pattern.test(words));
};
