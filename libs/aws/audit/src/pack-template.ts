import { sortedEntries } from '@ashlar/core';
import { pascalCase } from '@ashlar/iam';
import type { PackRule, RulePack } from './rule-pack.js';

/** Values by the identifier of the rule and the name of the parameter. */
export type PackParameters = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface PackChoices {
  readonly parameters?: PackParameters;
  /** Identifiers of rules that are not deployed, with the reason. */
  readonly leaveOut?: Readonly<Record<string, string>>;
}

export interface PackTemplate {
  /** JSON, which is YAML too. It holds nothing that only Terraform knows. */
  readonly body: string;
  /** Values of its parameters, by their names. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The template of a pack: what differs between environments becomes a parameter of it. */
export function packTemplate(pack: RulePack, { parameters, leaveOut = {} }: PackChoices): PackTemplate {
  const rules = pack.rules.filter(({ identifier }) => !Object.hasOwn(leaveOut, identifier));
  const given = rules.flatMap((rule) =>
    sortedEntries(parameters?.[rule.identifier]).map(
      ([name, value]) => [parameterName(rule, name), value] as const,
    ),
  );
  const declared = given.map(([name]) => [name, { Type: 'String' }] as const);
  const body = {
    ...(given.length === 0 ? {} : { Parameters: Object.fromEntries(declared) }),
    Resources: Object.fromEntries(
      rules.map((rule) => [
        pascalCase(rule.name),
        {
          Type: 'AWS::Config::ConfigRule',
          Properties: properties(rule, parameters?.[rule.identifier] ?? {}),
        },
      ]),
    ),
  };
  return { body: JSON.stringify(body), parameters: Object.fromEntries(given) };
}

function properties(rule: PackRule, given: Readonly<Record<string, string>>) {
  const inputs = sortedEntries(rule.parameters).map(([name, value]) => [
    name,
    Object.hasOwn(given, name) ? { Ref: parameterName(rule, name) } : value,
  ]);
  return {
    ConfigRuleName: rule.name,
    ...(inputs.length === 0 ? {} : { InputParameters: Object.fromEntries(inputs) as object }),
    ...(rule.resourceTypes ? { Scope: { ComplianceResourceTypes: rule.resourceTypes } } : {}),
    Source: { Owner: 'AWS', SourceIdentifier: rule.identifier },
  };
}

/** As AWS names them in its own packs: `InternetGatewayAuthorizedVpcOnlyParamAuthorizedVpcIds`. */
const parameterName = (rule: PackRule, parameter: string): string =>
  `${pascalCase(rule.name)}Param${pascalCase(parameter)}`;
