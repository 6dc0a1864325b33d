import { addressProblems, type Named, type Problems } from './addresses.ts';

/** Where webhooks come in on this machine, and the address that leads there from elsewhere. */
export interface Hearing {
  /** 0 takes a free one. */
  readonly port: number;
  readonly receiverUrl?: string;
}

const portProblems = (listen: string): readonly string[] =>
  /^[1-9]\d{0,4}$/.test(listen) && Number(listen) <= 65_535
    ? []
    : [`--listen: expected a number from 1 to 65535; got ${listen}`];

const outOfReach = '--receiver: this machine cannot be reached from where the API is; or --without-webhooks';

export const hearingOf = ({ receiver, listen }: Named, apiIsHere: boolean): Hearing | Problems => {
  const problems = [
    ...(listen === undefined ? [] : portProblems(listen)),
    ...(receiver === undefined ? [] : addressProblems('receiver', receiver)),
    ...(receiver === undefined && !apiIsHere ? [outOfReach] : []),
    ...(receiver !== undefined && listen === undefined
      ? ['--listen: expected beside --receiver, the port that it leads to']
      : []),
  ];
  if (problems.length > 0) return { problems };
  const port = Number(listen ?? 0);
  return receiver === undefined ? { port } : { port, receiverUrl: receiver };
};
