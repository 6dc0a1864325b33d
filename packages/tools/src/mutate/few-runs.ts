import * as fc from 'fast-check';

/** Properties judge a mutant by few examples, and by the same ones every time: a verdict must not depend on luck. */
fc.configureGlobal({ numRuns: 20, seed: 20_260_302 });
