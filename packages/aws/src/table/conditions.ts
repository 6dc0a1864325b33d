/**
 * The closed set of conditions a write may have. There is no general expression: a small double of the table
 * judges exactly these.
 */
export type Condition =
  | { readonly kind: 'absent' }
  | { readonly kind: 'version-is'; readonly version: number }
  /** A pointer that is free, or leads where it is to lead. */
  | { readonly kind: 'absent-or-leads-to'; readonly clientId: string };

interface Expression {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, string | number>;
}

/** A condition in the words of DynamoDB. */
export const expressionOf = (condition: Condition): Expression => {
  switch (condition.kind) {
    case 'absent':
      return { ConditionExpression: 'attribute_not_exists(PK)' };
    case 'version-is':
      return {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': condition.version },
      };
    case 'absent-or-leads-to':
      return {
        ConditionExpression: 'attribute_not_exists(PK) OR clientId = :clientId',
        ExpressionAttributeValues: { ':clientId': condition.clientId },
      };
  }
};
