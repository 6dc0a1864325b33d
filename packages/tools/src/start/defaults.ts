/** Where the local cloud keeps everything unless a person says otherwise. */
export const defaultDataFolder = '.continuum';

/** The region whose stack is run unless a person says otherwise. */
export const defaultRegion = 'us-east-1';

/** The stage whose stack is run on a laptop. */
export const stage = 'dev';
