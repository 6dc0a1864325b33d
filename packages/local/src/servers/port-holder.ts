import { request } from 'node:http';

const patienceMilliseconds = 1_000;
const answerBytesMost = 4_096;

/** What `/_local/health` of another local cloud says of itself: ready, starting or stopping. */
const isLocalCloud = (answer: string): boolean => {
  try {
    const said: unknown = JSON.parse(answer);
    if (typeof said !== 'object' || said === null) return false;
    if ('message' in said) return /^the local cloud is (starting|stopping)$/.test(String(said.message));
    return 'offsetMilliseconds' in said;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

/** Whoever holds a port of this machine, as far as they tell: another local cloud, or any other program. */
export const holderOf = (port: number): Promise<'another local cloud' | 'another program'> =>
  new Promise((settle) => {
    const asking = request(
      { host: '127.0.0.1', port, path: '/_local/health', timeout: patienceMilliseconds },
      (response) => {
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          answer += text;
          if (answer.length > answerBytesMost) asking.destroy();
        });
        response.on('end', () => settle(isLocalCloud(answer) ? 'another local cloud' : 'another program'));
      },
    );
    asking.on('timeout', () => asking.destroy());
    asking.on('close', () => settle('another program'));
    // Whatever is wrong with its answer, it is no local cloud.
    asking.on('error', () => settle('another program'));
    asking.end();
  });
