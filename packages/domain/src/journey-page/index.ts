import { journeyPage } from './page.ts';

/** The files that this room derives from its code: path from the root → content. */
export const generatedFiles = (): Record<string, string> => ({ 'docs/journey.md': journeyPage() });
