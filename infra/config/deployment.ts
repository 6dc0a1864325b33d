/** One stage in one region: everything that may differ between two deployments, and nothing else. */
export interface Deployment {
  /** AWS region code; every resource and every byte of the stage stays in it. */
  readonly region: string;
  readonly stage: StageName;
  /**
   * Concurrent executions set aside for each function, by what starts it. A new AWS account has 10 in all.
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   */
  readonly reservedConcurrency: Readonly<Record<'http' | 'events' | 'stream' | 'schedule', number>>;
  /** Of every log group; one of the periods that CloudWatch Logs offers. */
  readonly logRetentionDays: number;
  /** Of the domain bus's archive. Replays are answered by inbox items, which live at least as long. */
  readonly archiveRetentionDays: number;
  /** Of the whole API: steady requests per second, and how many may come at once. */
  readonly throttle: { readonly requestsPerSecond: number; readonly burst: number };
  /**
   * How long tokens of the members' app are good for. An access token cannot be called back before it ends.
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
   */
  readonly memberTokens: { readonly accessMinutes: number; readonly refreshHours: number };
  /** Addresses that members' apps may return to after signing in. HTTPS; plain HTTP for localhost in dev only. */
  readonly callbackUrls: readonly string[];
  /** AWS accounts of partner clinics that may put events on the partner bus. */
  readonly partnerAccounts: readonly string[];
  /** Where webhooks may go. Loopback is the machine's own: for a stage whose functions run on a developer's machine. */
  readonly webhookTargets: 'public' | 'public-and-loopback';
  /** E-mail address that alarms are sent to. */
  readonly alarmContact?: string;
}

export const stageNames = ['dev', 'prod'] as const;
export type StageName = (typeof stageNames)[number];

export const stackNameOf = (
  { region, stage }: Pick<Deployment, 'region' | 'stage'>,
  part: 'data' | 'service',
) => `continuum-${stage}-${region}-${part}`;
