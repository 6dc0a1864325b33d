import { describe } from 'vitest';
import { seesBugs } from '../test/sees-bugs.ts';
import { plantedBugs } from './planted-bugs.ts';

const half = Math.ceil(plantedBugs.length / 2);

describe('the simulation, within fifty seeds', () => {
  seesBugs(plantedBugs.slice(half));
});
