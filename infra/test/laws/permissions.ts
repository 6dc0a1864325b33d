import { type Entry, entriesOf, listOf, plain, type Template, targetOf } from '../template.ts';

/** One action a role may do, on one resource. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
}

/** The functions of a template, by the name in their facts. */
export const functionsByName = (template: Template): Map<string, Entry> =>
  new Map(
    entriesOf(template, 'AWS::Lambda::Function').map((entry) => [
      entry[1].Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME,
      entry,
    ]),
  );

/** What a role allows, whether inline, attached or beside it, sorted. */
export function permissionsOf(template: Template, roleId: string): Permission[] {
  const role = template.Resources[roleId];
  if (role?.Type !== 'AWS::IAM::Role') throw new Error(`${roleId} is no role`);
  const attached = listOf<unknown>(role.Properties.ManagedPolicyArns).map((reference) => {
    const policy = template.Resources[targetOf(reference) ?? ''];
    if (!policy) throw new Error(`${roleId} has a policy from elsewhere: ${plain(reference)}`);
    return policy.Properties.PolicyDocument;
  });
  const inline = listOf<{ PolicyDocument: unknown }>(role.Properties.Policies).map(
    (one) => one.PolicyDocument,
  );
  const beside = entriesOf(template, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => listOf<unknown>(Properties.Roles).some((one) => targetOf(one) === roleId))
    .map(([, { Properties }]) => Properties.PolicyDocument);
  return [...attached, ...inline, ...beside]
    .flatMap(({ Statement }) => Statement)
    .flatMap((statement) => {
      if (statement.Effect !== 'Allow') throw new Error(`${roleId} has a statement that does not allow`);
      return listOf<string>(statement.Action).flatMap((action) =>
        listOf<unknown>(statement.Resource).map((resource) => ({ action, resource: plain(resource) })),
      );
    });
}

/** The named actions a role has, each once, sorted. */
export const actionsOf = (template: Template, roleId: string): string[] =>
  [...new Set(permissionsOf(template, roleId).map(({ action }) => action))].sort();

/** Actions that stand for more than one, by role. */
export const wildcardActions = (template: Template): string[] =>
  rolesOf(template).flatMap((roleId) =>
    actionsOf(template, roleId)
      .filter((action) => action.includes('*'))
      .map((action) => `${roleId}: ${action}`),
  );

/** Resources that stand for more than one, each once, sorted. */
export const wildcardResources = (template: Template): string[] =>
  [
    ...new Set(
      rolesOf(template)
        .flatMap((roleId) => permissionsOf(template, roleId))
        .map(({ resource }) => resource)
        .filter((resource) => resource.includes('*')),
    ),
  ].sort();

const rolesOf = (template: Template): string[] => entriesOf(template, 'AWS::IAM::Role').map(([id]) => id);
