import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpAuthorizer,
  HttpAuthorizerType,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
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
  readonly authorizer: IHttpRouteAuthorizer;
  readonly authorizerId: string;
  readonly url: string;

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id);
    this.http = new HttpApi(this, 'Http', { apiName: props.name, createDefaultStage: false });
    pin(this.http, 'Api');
    this.authorizerId = this.#tokens(props).authorizerId;
    this.authorizer = HttpAuthorizer.fromHttpAuthorizerAttributes(this, 'RouteTokens', {
      authorizerId: this.authorizerId,
      authorizerType: 'JWT',
    });
    this.url = this.#stage(props).url;
  }

  /**
   * Clients of partners are created at run time and added to the audience then. The template names the members'
   * client only and never changes, so that no deployment takes the others away.
   */
  #tokens({ name, issuer, memberClientId }: PublicApiProps): HttpAuthorizer {
    const authorizer = new HttpAuthorizer(this, 'Tokens', {
      httpApi: this.http,
      authorizerName: name,
      type: HttpAuthorizerType.JWT,
      identitySource: ['$request.header.Authorization'],
      jwtIssuer: issuer,
      jwtAudience: [memberClientId],
    });
    pin(authorizer, 'Authorizer');
    return authorizer;
  }

  #stage(props: PublicApiProps): HttpStage {
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: props.logRetentionDays as RetentionDays,
      encryptionKey: props.logsKey,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    return new HttpStage(this, 'Stage', {
      httpApi: this.http,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: props.throttle.requestsPerSecond, burstLimit: props.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLogLine)),
      },
    });
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
