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

/** Everything they did is still there: what is printed here brings them back, and removes nothing. */
const backBy = (cloud: DemoCloud['cloud'], ...commands: readonly string[]): string =>
  commands.map((command) => `npm run ops -- ${command} --data '${where(cloud.dataFolder)}'`).join(', or ');

const { partnerId } = demo.partner;
const { memberId, practiceId } = demo.trainer;

const shutOutPartner = (cloud: DemoCloud['cloud']): string =>
  `The demo clinic was disabled, or its secret replaced: it no longer signs in by the one kept here. A new one is printed by ${backBy(cloud, `partner enable ${partnerId}`, `partner rotate ${partnerId}`)}.`;

const shutOutTrainer = (cloud: DemoCloud['cloud']): string =>
  `The demo trainer was disabled, or has another password than the one kept here. A new one is printed by ${backBy(cloud, `member enable ${memberId} --practice ${practiceId}`)}.`;

/** Where everything is, tokens, and lines to paste. */
export const welcome = async (running: DemoCloud): Promise<string> => {
  const { cloud, file, memberClientId } = running;
  const [partner, trainer] = await Promise.allSettled([running.partnerToken(), running.trainerToken()]);
  const ctrlC = ['', 'Ctrl-C stops everything; the next start goes on from here.'];
  const shutOut = [
    ...(partner.status === 'rejected' ? [shutOutPartner(cloud)] : []),
    ...(trainer.status === 'rejected' ? [shutOutTrainer(cloud)] : []),
  ];
  if (partner.status === 'rejected' || trainer.status === 'rejected' || !file.trainer || !file.partner)
    return [...about(running), '', ...shutOut, ...ctrlC].join('\n');
  const steps = linesToPaste({
    apiUrl: cloud.apiUrl,
    tokenUrl: cloud.tokenUrl,
    partnerToken: partner.value,
    trainerToken: trainer.value,
    trainerId: demo.trainer.memberId,
    memberClientId,
    trainer: file.trainer,
    partner: file.partner,
    now: cloud.now(),
  });
  return [...about(running), ...steps.flatMap(({ says, lines }) => ['', says, '', ...lines]), ...ctrlC].join(
    '\n',
  );
};
