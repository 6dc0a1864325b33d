/** For commands whose code lives beside the tests they share it with. */
export { chosenFrom } from './chosen.ts';
export { runCommand } from './command-line.ts';
export { wholeNumber } from './whole-number.ts';
