/** Every checker, by its name. */
export const checkerNames = [
  'acknowledged',
  'applied-once',
  'answers-kept',
  'legal-moves',
  'journals-whole',
  'chain-whole',
  'published',
  'reactions-happened',
  'deadlines-kept',
  'partners-told',
  'tenants-apart',
  'poison-set-aside',
  'no-defects',
  'tasks-allowed',
  'drained',
] as const;

export type CheckerName = (typeof checkerNames)[number];
