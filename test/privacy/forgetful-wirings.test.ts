import { describe, expect, it } from 'vitest';
import { callerAs } from '../kit/system/callers.ts';
import { asking, openTenancy, routesFor } from './tenants/two-tenants.ts';

describe('given a wiring that forgets whose something is', () => {
  it('another practice is answered about our client otherwise than about one who is not there', async () => {
    const { system, ours, absent } = await openTenancy({
      rewire: (needs) => ({
        ...needs,
        reading: { ...needs.reading, client: (_, id) => needs.reading.client('north-harbor' as never, id) },
      }),
    });
    const reading = routesFor('member').find(({ name }) => name === 'read-client')!;
    const theirs = await asking(callerAs(system, 'sub-jo'), reading, ours);
    const nothing = await asking(callerAs(system, 'sub-jo'), reading, absent);
    expect([theirs.status, nothing.status]).toEqual([200, 404]);
  });

  it('another clinic is answered about our Task otherwise than about one that is not there', async () => {
    const { system, ours, absent } = await openTenancy({
      rewire: (needs) => ({
        ...needs,
        reading: {
          ...needs.reading,
          discharge: (journal) => needs.reading.discharge({ ...journal, partnerId: 'riverside-pt' as never }),
        },
      }),
    });
    const reading = routesFor('partner').find(({ name }) => name === 'read-fhir')!;
    const theirs = await asking(callerAs(system, 'client-hill'), reading, ours);
    const nothing = await asking(callerAs(system, 'client-hill'), reading, absent);
    expect([theirs.status, nothing.status]).toEqual([200, 404]);
  });
});
