import { openApi } from './document.ts';

/** The files that this room derives from its code, by path from the root of the repository. */
export const generatedFiles = (): Readonly<Record<string, string>> => ({
  'packages/contracts/openapi.json': `${JSON.stringify(openApi('1.0.0'), null, 2)}\n`,
});
