import { type Deployment, stageNames } from './deployment.ts';

/**
 * Periods that CloudWatch Logs accepts, in days.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const logRetentionPeriods = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Returns the list as it came, or throws one error that names every mistake in it. */
export function checkDeployments(list: readonly Deployment[]): readonly Deployment[] {
  const problems = list.flatMap((deployment, index) => {
    const seen = list.slice(0, index).some((other) => placeOf(other) === placeOf(deployment));
    return [...problemsOf(deployment), ...(seen ? ['stands in the list twice'] : [])].map(
      (problem) => `${placeOf(deployment)}: ${problem}`,
    );
  });
  if (problems.length > 0) throw new Error(`infra/config/regions.ts:\n  ${problems.join('\n  ')}`);
  return list;
}

const placeOf = ({ region, stage }: Deployment) => `${region} ${stage}`;

function problemsOf(deployment: Deployment): string[] {
  const { region, stage, throttle, logRetentionDays, archiveRetentionDays, alarmContact } = deployment;
  const counts = {
    'reservedConcurrency.http': deployment.reservedConcurrency.http,
    'reservedConcurrency.stream': deployment.reservedConcurrency.stream,
    'reservedConcurrency.schedule': deployment.reservedConcurrency.schedule,
    'throttle.requestsPerSecond': throttle.requestsPerSecond,
    'throttle.burst': throttle.burst,
    archiveRetentionDays,
  };
  return [
    ...must(/^[a-z]{2}(-[a-z]+)+-\d$/.test(region), 'region', 'a region code such as eu-central-1', region),
    ...must(stageNames.includes(stage), 'stage', `one of ${stageNames.join(', ')}`, stage),
    ...Object.entries(counts).flatMap(([name, count]) =>
      must(Number.isInteger(count) && count > 0, name, 'a whole number above 0', count),
    ),
    // A queue's event source mapping may not scale to fewer than 2.
    ...must(
      Number.isInteger(deployment.reservedConcurrency.events) && deployment.reservedConcurrency.events >= 2,
      'reservedConcurrency.events',
      'a whole number from 2',
      deployment.reservedConcurrency.events,
    ),
    ...must(
      logRetentionPeriods.includes(logRetentionDays),
      'logRetentionDays',
      `one of ${logRetentionPeriods.join(', ')}`,
      logRetentionDays,
    ),
    ...tokenProblems(deployment),
    ...must(deployment.callbackUrls.length > 0, 'callbackUrls', 'at least one address', 'none'),
    ...deployment.callbackUrls.flatMap((url) => callbackUrlProblems(url, stage)),
    ...deployment.partnerAccounts.flatMap((account) =>
      must(/^\d{12}$/.test(account), 'partnerAccounts', 'account ids of 12 digits', account),
    ),
    ...must(
      alarmContact === undefined || /^[^@\s]+@[^@\s]+$/.test(alarmContact),
      'alarmContact',
      'an e-mail address',
      alarmContact,
    ),
  ];
}

/**
 * Cognito takes 5 minutes to 1 day for an access token, and a refresh token that outlives it.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html
 */
function tokenProblems({ memberTokens: { accessMinutes, refreshHours }, stage }: Deployment): string[] {
  const longest = stage === 'prod' ? 60 : 24 * 60;
  return [
    ...must(
      Number.isInteger(accessMinutes) && accessMinutes >= 5 && accessMinutes <= longest,
      'memberTokens.accessMinutes',
      `a whole number from 5 to ${longest}`,
      accessMinutes,
    ),
    ...must(
      Number.isInteger(refreshHours) && refreshHours * 60 > accessMinutes && refreshHours <= 3650 * 24,
      'memberTokens.refreshHours',
      'a whole number of hours, longer than an access token lives',
      refreshHours,
    ),
  ];
}

function callbackUrlProblems(text: string, stage: Deployment['stage']): string[] {
  const url = URL.parse(text);
  const local = stage === 'dev' && url?.protocol === 'http:' && url.hostname === 'localhost';
  const expected = stage === 'dev' ? 'https addresses, or http://localhost' : 'https addresses';
  return must(url?.protocol === 'https:' || local, 'callbackUrls', expected, text);
}

function must(holds: boolean, field: string, expected: string, came: unknown): string[] {
  return holds ? [] : [`${field} must be ${expected}; it is ${JSON.stringify(came)}`];
}
