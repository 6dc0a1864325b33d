import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { pin } from './stateful.ts';

export interface PublicApiProps {
  readonly name: string;
  readonly issuer: string;
  readonly memberClientId: string;
  readonly throttle: { readonly requestsPerSecond: number; readonly burst: number };
  readonly logRetentionDays: number;
  readonly logsKey: IKey;
}

/** One HTTP API with a JWT authorizer, throttled as a whole; its access log holds ids and route templates. */
export class PublicApi extends Construct {
  readonly http: HttpApi;
  readonly authorizer: HttpJwtAuthorizer;
  readonly url: string;

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', { apiName: props.name, createDefaultStage: false });
    pin(this.http, 'Api');
    /**
     * Clients of partners are created at run time and added to the audience then. The template names the first
     * only and never changes, so that no deployment takes the others away.
     */
    this.authorizer = new HttpJwtAuthorizer('Tokens', props.issuer, {
      authorizerName: props.name,
      jwtAudience: [props.memberClientId],
    });
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: props.logRetentionDays as RetentionDays,
      encryptionKey: props.logsKey,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: props.throttle.requestsPerSecond, burstLimit: props.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLogLine)),
      },
    });
    this.url = stage.url;
  }
}

/** The route's template, never the path: a path can carry a partner's own reference to a person. */
const accessLogLine = {
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  clientId: '$context.authorizer.claims.client_id',
  subject: '$context.authorizer.claims.sub',
  responseBytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  integrationStatus: '$context.integrationStatus',
  refusal: '$context.authorizer.error',
};
