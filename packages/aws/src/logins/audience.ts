import {
  type ApiGatewayV2Client,
  GetAuthorizerCommand,
  UpdateAuthorizerCommand,
} from '@aws-sdk/client-apigatewayv2';
import { answerOf } from '../failures.ts';

export interface AudienceProps {
  readonly gateway: Pick<ApiGatewayV2Client, 'send'>;
  readonly apiId: string;
  readonly authorizerId: string;
  /** The client of members' apps: the template names it, and it always stays. */
  readonly memberClientId: string;
}

/** What a change of the audience came to. */
export interface AudienceChange {
  readonly admitted: readonly string[];
  readonly dismissed: readonly string[];
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const audiencesMost = 50;

/** The clients whose tokens the API takes: the audience of its JWT authorizer. */
export const createAudience = ({ gateway, apiId, authorizerId, memberClientId }: AudienceProps) => {
  const place = { ApiId: apiId, AuthorizerId: authorizerId };

  const change = async (
    wanted: (current: readonly string[]) => readonly string[],
  ): Promise<AudienceChange> => {
    const { JwtConfiguration } = await answerOf('API Gateway', gateway.send(new GetAuthorizerCommand(place)));
    const current = JwtConfiguration?.Audience ?? [];
    const next = [...new Set([memberClientId, ...wanted(current)])];
    const admitted = next.filter((id) => !current.includes(id));
    const dismissed = current.filter((id) => !next.includes(id));
    if (admitted.length === 0 && dismissed.length === 0) return { admitted, dismissed };
    if (next.length > audiencesMost)
      throw new Error(
        `the API takes tokens of ${audiencesMost} clients at most; disable a partner clinic that no longer posts`,
      );
    const update = new UpdateAuthorizerCommand({
      ...place,
      JwtConfiguration: { ...JwtConfiguration, Audience: next },
    });
    await answerOf('API Gateway', gateway.send(update));
    return { admitted, dismissed };
  };

  return {
    admit: (clientId: string) => change((current) => [...current, clientId]),
    dismiss: (clientId: string) => change((current) => current.filter((id) => id !== clientId)),
    /** Exactly these, and the members' apps. */
    restore: (clientIds: readonly string[]) => change(() => clientIds),
  };
};
