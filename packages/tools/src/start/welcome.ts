import { relative } from 'node:path';
import type { DemoCloud } from './demo-cloud.ts';
import { demo } from './demo-registry.ts';
import { linesToPaste } from './lines-to-paste.ts';

const where = (folder: string): string => {
  const path = relative(process.cwd(), folder);
  return path === '' || path.startsWith('..') ? folder : path;
};

const about = ({ cloud, file }: DemoCloud): string[] => [
  '',
  `API      ${cloud.apiUrl} (described by ${cloud.apiUrl}/openapi.json)`,
  `Insides  ${cloud.apiUrl}/_local/ (tables, queues, rules, clock, events)`,
  `Kept in  ${where(cloud.dataFolder)}`,
  `Clock    ${cloud.now().toISOString()}`,
  ...(file.journey === 'begun'
    ? ['The sample journey was interrupted; --fresh plays it from the beginning.']
    : []),
];

/** Where everything is, tokens, and lines to paste. */
export const welcome = async (running: DemoCloud): Promise<string> => {
  const { cloud, file, memberClientId } = running;
  const [partner, trainer] = await Promise.allSettled([running.partnerToken(), running.trainerToken()]);
  const ctrlC = ['', 'Ctrl-C stops everything; the next start goes on from here.'];
  if (partner.status === 'rejected' || trainer.status === 'rejected' || file.trainer === undefined) {
    const nobody = 'The demo clinic or trainer can no longer sign in; --fresh registers them anew.';
    return [...about(running), '', nobody, ...ctrlC].join('\n');
  }
  const steps = linesToPaste({
    apiUrl: cloud.apiUrl,
    tokenUrl: cloud.tokenUrl,
    partnerToken: partner.value,
    trainerToken: trainer.value,
    trainerId: demo.trainer.memberId,
    memberClientId,
    trainer: file.trainer,
    now: cloud.now(),
  });
  return [...about(running), ...steps.flatMap(({ says, lines }) => ['', says, '', ...lines]), ...ctrlC].join(
    '\n',
  );
};
