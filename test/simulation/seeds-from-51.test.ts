import { describe } from 'vitest';
import { holdsForSeeds } from './test/holds-for-seeds.ts';

describe('every promise, under faults', () => {
  holdsForSeeds(51, 100);
});
