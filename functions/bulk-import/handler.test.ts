import { createImport, type ImportPlace, TransientError, tryImport } from '@continuum/application';
import type { ImportRequest } from '@continuum/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { context, jodie, openWorld, riverside, type World } from '../doubles.ts';
import { createHandler } from './handler.ts';

let world: World;

/** An import of so many lines of which the request that tried it has done the first. */
const begun = async (lines: number): Promise<ImportPlace> => {
  const rows = Array.from({ length: lines }, (_, at) =>
    JSON.stringify({ ...jodie, messageId: `ROW-${at + 1}` }),
  );
  const file = rows.join('\n');
  const described: ImportRequest = { format: 'ndjson', bytes: file.length, sha256: 'a'.repeat(64) };
  const { partnerId } = riverside;
  const { importId } = await createImport(partnerId, described, world);
  const place = { partnerId, importId };
  world.put(place, file);
  await tryImport(place, world, () => undefined);
  return place;
};

const tick = (needs: Partial<World> = {}) => createHandler({ ...world, ...needs })({}, context);
const jobAt = (place: ImportPlace) => world.imports.load(place);

beforeEach(() => {
  world = openWorld();
});

describe('a tick of the bulk import', () => {
  it('goes on with what a request began, to its end', async () => {
    const place = await begun(60);
    expect(await jobAt(place)).toMatchObject({ status: 'trying', trial: { rows: { read: 25 } } });
    await tick();
    expect(await jobAt(place)).toMatchObject({
      status: 'tried',
      trial: { rows: { read: 60, received: 60 } },
    });
    expect(world.kept.journals.size).toBe(0);
  });

  it('stays quiet where there is nothing to go on with', async () => {
    await begun(3);
    const before = JSON.stringify([...world.importsKept]);
    await tick();
    expect(JSON.stringify([...world.importsKept])).toBe(before);
  });

  it('stops where the clinic was disabled meanwhile', async () => {
    const place = await begun(60);
    const registry = { ...world.registry, partner: async () => ({ ...riverside, disabled: true }) };
    await tick({ registry });
    expect(await jobAt(place)).toMatchObject({ status: 'cancelled', trial: { rows: { read: 25 } } });
  });

  it('leaves one that is only busy to the next tick, which finds it once its time is over', async () => {
    const place = await begun(30);
    const busy = { keepReport: () => Promise.reject(new TransientError('busy')) };
    await tick({ importFiles: { ...world.importFiles, ...busy } });
    expect(await jobAt(place)).toMatchObject({ status: 'trying', trial: { rows: { read: 30 } } });
    await tick();
    expect(await jobAt(place)).toMatchObject({ status: 'trying' });
    world.surroundings.moveDays(1);
    await tick();
    expect(await jobAt(place)).toMatchObject({ status: 'tried', trial: { rows: { read: 30 } } });
  });

  it('fails after it went on with the others when one cannot be gone on with by a defect of ours', async () => {
    const [broken, sound] = [await begun(30), await begun(40)];
    const read: World['importFiles']['read'] = (job) =>
      job.importId === broken.importId
        ? Promise.reject(new Error('Jodie Hicks'))
        : world.importFiles.read(job);
    await expect(tick({ importFiles: { ...world.importFiles, read } })).rejects.toThrow('imports');
    expect(await jobAt(sound)).toMatchObject({ status: 'tried' });
    expect(JSON.stringify(world.log.told)).not.toContain('Hicks');
  });

  it('tells of rows in whose way an error of ours stood, and of no row what it says', async () => {
    const place = await begun(30);
    const translator: World['translator'] = {
      ...world.translator,
      translate: (mediaType, bytes, sender) => {
        if (new TextDecoder().decode(bytes).includes('ROW-28')) throw new Error('Jodie Hicks');
        return world.translator.translate(mediaType, bytes, sender);
      },
    };
    await tick({ translator });
    expect(await jobAt(place)).toMatchObject({ status: 'tried', trial: { rows: { read: 30, failed: 1 } } });
    expect(world.tally.counted).toMatchObject({ RowsFailed: 1 });
    expect(JSON.stringify(world.log.told)).not.toContain('Hicks');
  });
});
