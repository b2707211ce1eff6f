import type { Model, Resource } from '@ashlar/graph';
import { valuesAt } from './setting.js';

/** What AWS Config is told of a rule's parameter by the conformance packs of these stacks. */
export interface DeployedParameter {
  readonly texts: readonly string[];
  readonly references: readonly Resource[];
}

/** AWS's own packs call it by the rule: `InternetGatewayAuthorizedVpcOnlyParamAuthorizedVpcIds`. */
export function deployedParameter(model: Model, ruleId: string, parameter: string): DeployedParameter {
  const name = `${pascal(ruleId)}Param${parameter}`;
  const targets = model.all('aws_config_conformance_pack').flatMap((pack) =>
    valuesAt(pack.attributes, 'input_parameter')
      .filter((input) => valuesAt(input, 'parameter_name')[0] === name)
      .flatMap((input) => valuesAt(input, 'parameter_value'))
      .flatMap((value) => model.resolve(pack.stack, value)),
  );
  return {
    texts: targets.flatMap((target) =>
      target.resource === undefined ? target.text.split(',').map((text) => text.trim()) : [],
    ),
    references: targets.flatMap(({ resource }) => resource ?? []),
  };
}

const pascal = (id: string) =>
  id.toLowerCase().replace(/(?:^|_)([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
