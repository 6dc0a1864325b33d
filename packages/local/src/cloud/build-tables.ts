import { createTable } from '../tables/create-table.ts';
import { earliestInstants, type NextInstant } from '../tables/next-instants.ts';
import { nextInstants, nextInstantsMetadata, tableResource } from '../tables/table-template.ts';
import { Refusal } from '../template/refusal.ts';
import type { Surroundings } from './surroundings.ts';

export interface BuiltTable {
  readonly name: string;
  /** The stream's ARN as the template has it, and the database's own. */
  readonly templateStreamArn: string;
  readonly streamArn: string | undefined;
}

export interface BuiltTables {
  readonly tables: readonly BuiltTable[];
  readonly earliestInstants: (after?: number) => Promise<readonly NextInstant[]>;
}

export async function buildTables({ template, dynamodb }: Surroundings): Promise<BuiltTables> {
  const resources = template.all(tableResource);
  const tables = await Promise.all(
    resources.map(async ({ resource, properties }) => ({
      name: resource.name,
      templateStreamArn: tableResource.attributes['StreamArn']?.(resource) ?? '',
      streamArn: (await createTable(dynamodb, resource.name, properties)).streamArn,
    })),
  );
  const sources = resources.flatMap(({ resource, metadata }) => {
    if (!(nextInstantsMetadata in metadata)) return [];
    const where = nextInstants.safeParse(metadata[nextInstantsMetadata]);
    if (!where.success)
      throw new Refusal([`${resource.name}: its metadata ${nextInstantsMetadata}: ${where.error.message}`]);
    return [{ table: resource.name, where: where.data }];
  });
  return {
    tables,
    earliestInstants: async (after) =>
      (
        await Promise.all(sources.map(({ table, where }) => earliestInstants(dynamodb, table, where, after)))
      ).flat(),
  };
}
