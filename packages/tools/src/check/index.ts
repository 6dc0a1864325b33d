export { checkoutRoot } from '../checkout.ts';
export { type CommandResult, runBinary } from './command.ts';
export { dependencyLaw, judgeLockfile, judgeManifest } from './dependency-law.ts';
export { judgeDomainFile } from './domain-law.ts';
export { judgeFile } from './file-law.ts';
export { type Cruise, cruise, readableLanguages, ruleNames } from './import-law.ts';
export { judgeLinks } from './link-law.ts';
export { judgeWords } from './vocabulary-law.ts';
