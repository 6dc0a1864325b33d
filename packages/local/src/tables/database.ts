import { join } from 'node:path';
import { startDynoxide } from './dynoxide.ts';

export interface Database {
  readonly url: string;
  readonly processId: number | undefined;
  readonly file: string | undefined;
  stop(): Promise<void>;
}

/** dynoxide in the data folder, or the DynamoDB that `AWS_ENDPOINT_URL_DYNAMODB` names. */
export async function startDatabase(dataFolder: string, failed: (error: unknown) => void): Promise<Database> {
  const given = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  if (given) {
    await requireAnswer(given);
    return { url: given, processId: undefined, file: undefined, stop: () => Promise.resolve() };
  }
  const file = join(dataFolder, 'tables.sqlite');
  const dynoxide = await startDynoxide(file, failed);
  return { ...dynoxide, file };
}

async function requireAnswer(url: string): Promise<void> {
  try {
    await fetch(url);
  } catch (error) {
    throw new Error(`AWS_ENDPOINT_URL_DYNAMODB names ${url}, where nothing answers`, { cause: error });
  }
}
