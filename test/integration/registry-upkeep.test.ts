import { openOffice, runOps } from '@continuum/tools/ops';
import { demo, freshToken } from '@continuum/tools/start';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerOf } from './stack/caller.ts';
import { discharge } from './stack/discharge.ts';
import { type Stack, startStack } from './stack/stack.ts';

const { practiceId } = demo.practice;
let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

/** `npm run ops`, typed here; what it prints, or an error when it refuses. */
const ops = async (line: string): Promise<string> => {
  const said: string[] = [];
  const say = (text: string): void => void said.push(text);
  const words = [...line.split(' '), '--data', stack.demo.cloud.dataFolder];
  const terminal = { say, complain: say, ask: async () => undefined };
  const code = await runOps(words, { terminal, open: openOffice });
  if (code !== 0) throw new Error(said.join('\n'));
  return said.join('\n');
};

const printed = (text: string, what: string): string => {
  const [, value] = new RegExp(`^ +${what} +(\\S+)`, 'm').exec(text) ?? [];
  if (value === undefined) throw new Error(`no ${what} was printed:\n${text}`);
  return value;
};

const clinicBy = (text: string): Caller => {
  const [clientId, clientSecret] = [printed(text, 'client id'), printed(text, 'client secret')];
  const token = () => freshToken(stack.demo.cloud, { kind: 'partner', clientId, clientSecret });
  return callerOf(stack.demo.cloud.apiUrl, token);
};

const memberBy = (text: string): Caller => {
  const [username, password] = [printed(text, 'user name'), printed(text, 'password')];
  const clientId = stack.demo.memberClientId;
  const token = () => freshToken(stack.demo.cloud, { kind: 'member', clientId, username, password });
  return callerOf(stack.demo.cloud.apiUrl, token);
};

/** Functions remember who is who for a minute. */
const aMinuteLater = () => stack.demo.cloud.moveClockTo(new Date(stack.now().getTime() + 61_000));

const statusOf = async (caller: Caller): Promise<number> => (await caller('/v1/discharges')).status;

describe('a partner clinic', () => {
  it('that was disabled is out, and comes back by the secret it is enabled with', async () => {
    const first = clinicBy(
      await ops(`partner add upkeep-pt --name Upkeep --zone UTC --practice ${practiceId}`),
    );
    expect((await first('/v1/discharges', { body: discharge('UPKEEP-1') })).status).toBe(202);
    await ops('partner disable upkeep-pt --yes');
    await expect(first('/v1/discharges')).rejects.toThrow('invalid_client');
    const again = clinicBy(await ops('partner enable upkeep-pt'));
    await aMinuteLater();
    const listed = await again('/v1/discharges');
    expect(listed.body.items).toMatchObject([{ messageId: 'UPKEEP-1' }]);
    await expect(first('/v1/discharges')).rejects.toThrow('invalid_client');
  });

  it('whose secret is rotated signs in by the new one only, and its old tokens are refused', async () => {
    const text = await ops(`partner add rotated-pt --name Rotated --zone UTC --practice ${practiceId}`);
    const credentials = {
      kind: 'partner' as const,
      clientId: printed(text, 'client id'),
      clientSecret: printed(text, 'client secret'),
    };
    const oldToken = await freshToken(stack.demo.cloud, credentials);
    expect(await statusOf(stack.withToken(oldToken))).toBe(200);
    const renewed = clinicBy(await ops('partner rotate rotated-pt'));
    await aMinuteLater();
    expect(await statusOf(renewed)).toBe(200);
    expect(await statusOf(stack.withToken(oldToken))).toBe(401);
    await expect(freshToken(stack.demo.cloud, credentials)).rejects.toThrow('invalid_client');
  });

  it('whose agreements are changed hands clients over to the practices it has now', async () => {
    const clinic = clinicBy(
      await ops(`partner add moving-pt --name Moving --zone UTC --practice ${practiceId}`),
    );
    await ops('partner change moving-pt --practice south-shore');
    await aMinuteLater();
    expect((await clinic('/v1/discharges', { body: discharge('MOVING-1') })).status).toBe(202);
    await stack.demo.cloud.atRest();
    const list = (await stack.strangers.trainer('/v1/episodes')).body;
    expect(list.items).toHaveLength(1);
  });
});

describe('a member', () => {
  it('who was disabled signs in again by the password they are enabled with', async () => {
    const words = `member add ann-reed --practice ${practiceId} --name Ann --role coordinator --email ann@example.com`;
    const first = memberBy(await ops(words));
    expect((await first('/v1/episodes')).status).toBe(200);
    await ops(`member disable ann-reed --practice ${practiceId} --yes`);
    await expect(first('/v1/episodes')).rejects.toThrow('invalid_grant');
    const again = memberBy(await ops(`member enable ann-reed --practice ${practiceId}`));
    await aMinuteLater();
    expect((await again('/v1/episodes')).status).toBe(200);
    await expect(first('/v1/episodes')).rejects.toThrow('invalid_grant');
  });
});
