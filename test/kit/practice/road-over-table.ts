import { listEpisodes, readDischarge, readEpisode, receiptView, searchClients } from '@continuum/application';
import type { EpisodeId, MemberCommand, Stage } from '@continuum/contracts';
import type { Answer, ApiCaller, Road } from '@continuum/tools/journey';
import { mara, northHarbor, riverside } from './cast.ts';
import type { PracticeOverTable } from './practice-over-table.ts';

const { practiceId } = northHarbor;
const { partnerId } = riverside;

const found = (body: unknown, version?: number): Answer<never> => {
  if (body === undefined) throw new Error('it is not there');
  return { status: 200, etag: version === undefined ? undefined : `"${version}"`, body: body as never };
};

const partnerOf = ({ needs, costing, post }: PracticeOverTable): ApiCaller => ({
  get: async (path) => {
    const messageId = decodeURIComponent(path.slice('/v1/discharges/'.length));
    const read = () => readDischarge(partnerId, messageId, needs);
    return found(await costing('GET /v1/discharges/{messageId}', read, () => 'read'));
  },
  send: async (_method, _path, message) => {
    const result = await post(message);
    if (result.kind !== 'done') throw new Error(`the discharge was ${result.kind}`);
    return found(receiptView(result.receipt));
  },
});

const trainerOf = ({ needs, costing, ask }: PracticeOverTable): ApiCaller => {
  const { reading, surroundings } = needs;
  const read = async (path: string): Promise<Answer<never>> => {
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    const reads = <Result>(work: () => Promise<Result>) => costing(`GET ${pathname}`, work, () => 'read');
    const limit = 25;
    if (pathname === '/v1/episodes') {
      const query = { which: 'open', stage: searchParams.get('stage') as Stage, limit } as const;
      return found(await reads(() => listEpisodes(practiceId, query, surroundings.now(), reading)));
    }
    if (pathname === '/v1/clients') {
      const query = searchParams.get('query') ?? '';
      return found(await reads(() => searchClients(practiceId, { query, limit }, reading)));
    }
    const episodeId = pathname.slice('/v1/episodes/'.length) as EpisodeId;
    const view = await costing(
      'GET /v1/episodes/{episodeId}',
      () => readEpisode(practiceId, episodeId, reading),
      () => 'read',
    );
    return found(view, view?.version);
  };
  return {
    get: read,
    send: async (_method, path, body, { 'if-match': etag = '' } = {}) => {
      const [, , , episodeId = '', , name] = path.split('/');
      const ifVersion = Number(etag.replaceAll('"', ''));
      const result = await ask(episodeId, name as MemberCommand, body, { ifVersion });
      if (result.kind !== 'done') throw new Error(`${name} was ${result.kind}`);
      return found(result.receipt);
    },
  };
};

/** The road of the sample journey over a table in memory: its API, its clock, and the sweep along the way. */
export const roadOver = (practice: PracticeOverTable): Road => {
  const { surroundings } = practice.needs;
  const nextSweep = (): string | undefined =>
    [...practice.items.values()]
      .flatMap(({ sweepAt }) => (sweepAt === undefined ? [] : [String(sweepAt)]))
      .sort()[0];
  return {
    partner: partnerOf(practice),
    trainer: trainerOf(practice),
    trainerId: mara.memberId,
    now: () => new Date(surroundings.now()),
    moveTo: async (target) => {
      const last = target.toISOString();
      for (let next = nextSweep(); next !== undefined && next <= last; next = nextSweep()) {
        practice.moveTo(next);
        await practice.sweep();
        await practice.deliverAll();
      }
      practice.moveTo(last);
    },
    atRest: () => practice.deliverAll(),
    tell: () => undefined,
  };
};
