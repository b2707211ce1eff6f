import type { Model, Resource } from '@ashlar/graph';
import type { Rule } from '../../rule.js';
import { attachedRule } from '../reading/attached-rule.js';
import { attributeRule, evidence, judgeAttribute } from '../reading/attribute-rule.js';
import { is, isSet } from '../reading/demand.js';
import { isWritten, settingOf } from '../reading/setting.js';
import { each, fail, unknown, type Verdict } from '../reading/verdict.js';

const STAGE = 'aws_api_gateway_stage';

const LOGGING = 'API_GW_EXECUTION_LOGGING_ENABLED';

/** The settings of all methods of a stage. */
const settingsOf = (model: Model, stage: Resource) =>
  model
    .all('aws_api_gateway_method_settings')
    .filter(
      (settings) =>
        settings.attributes['method_path'] === '*/*' &&
        same(model, settings, stage, 'rest_api_id') &&
        (same(model, settings, stage, 'stage_name') ||
          settingOf(model, settings, 'stage_name').references.includes(stage)),
    );

const same = (model: Model, one: Resource, other: Resource, attribute: string) => {
  const [a, b] = [one, other].map((resource) => settingOf(model, resource, attribute)) as [Setting, Setting];
  return (
    a.values.some((value) => b.values.includes(value)) ||
    a.references.some((found) => b.references.includes(found))
  );
};

type Setting = ReturnType<typeof settingOf>;

function judgeRestStage(model: Model, stage: Resource): Verdict {
  const [settings] = settingsOf(model, stage);
  return settings === undefined
    ? fail('no aws_api_gateway_method_settings for */* names it')
    : judgeLevel(model, settings, 'settings.logging_level');
}

const judgeLevel = (model: Model, resource: Resource, attribute: string) =>
  judgeAttribute(model, resource, { id: LOGGING, attribute, must: is('ERROR', 'INFO'), otherwise: 'OFF' });

/** APIs for HTTP have no such log; those for WebSocket have. */
function judgeNewerStage(model: Model, stage: Resource): Verdict | undefined {
  const [api] = settingOf(model, stage, 'api_id').references;
  if (api === undefined || !isWritten(settingOf(model, api, 'protocol_type')))
    return unknown(`its API is of no stack here: ${evidence(LOGGING)}`);
  return settingOf(model, api, 'protocol_type').values.includes('HTTP')
    ? undefined
    : judgeLevel(model, stage, 'default_route_settings.logging_level');
}

export const apiRules: readonly Rule[] = [
  attachedRule({
    id: 'API_GW_ASSOCIATED_WITH_WAF',
    holds: 'A firewall stands before every stage of a REST API.',
    why: 'Injections and floods reach what is behind it.',
    fix: 'Associate a web ACL with the stage: aws_wafv2_web_acl_association.',
    of: [STAGE],
    by: ['aws_wafv2_web_acl_association', 'aws_wafregional_web_acl_association'],
    attribute: 'resource_arn',
    named: 'arn',
  }),
  {
    id: LOGGING,
    holds: 'Stages of REST and WebSocket APIs log what they do.',
    why: 'Nobody could say why a request failed, or who tried.',
    fix: 'Set logging_level to ERROR for method_path */*, or in default_route_settings.',
    judge: (model) => [
      ...each([STAGE], (stage) => judgeRestStage(model, stage))(model),
      ...each(['aws_apigatewayv2_stage'], (stage) => judgeNewerStage(model, stage))(model),
    ],
  },
  attributeRule({
    id: 'API_GW_SSL_ENABLED',
    holds: 'Stages of REST APIs prove to their backends who they are.',
    why: 'A backend that everybody reaches answers everybody.',
    fix: 'Set client_certificate_id, and let the backend ask for the certificate.',
    of: [STAGE],
    attribute: 'client_certificate_id',
    must: isSet,
  }),
];
