import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { apiRules } from './api-rules.js';
import { functionNotPublic } from './function-policy.js';

const judge = judged([...apiRules, functionNotPublic]);

describe('who may call a function', () => {
  const name = '${aws_lambda_function.orders.function_name}';
  const callers = (more: Blocks) =>
    judge('LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED', {
      aws_lambda_function: { orders: { function_name: 'orders' } },
      ...more,
    });
  const permission = (attributes: object) =>
    callers({ aws_lambda_permission: { p: { function_name: name, ...attributes } } });

  test.each<[string, object]>([
    ['nobody else', { function_name: 'billing', principal: 'events.amazonaws.com' }],
    ['a service', { principal: 'events.amazonaws.com' }],
    ['everybody of an organization', { principal: '*', principal_org_id: 'o-1' }],
    ['S3 for one account', { principal: 's3.amazonaws.com', source_account: '111122223333' }],
  ])('%s passes', (_, attributes) => {
    expect(permission(attributes)).toContain(
      'pass aws_lambda_function.orders: nothing lets everybody call it',
    );
  });

  test('everybody fails', () => {
    expect(permission({ principal: '*' })).toEqual([
      'fail aws_lambda_function.orders: of s/aws_lambda_permission.p, principal is *',
    ]);
    expect(permission({ function_name: '${aws_lambda_function.orders.arn}', principal: '*' })).toEqual([
      expect.stringMatching('^fail aws_lambda_function.orders'),
    ]);
  });

  test('S3 for any account fails', () => {
    expect(permission({ principal: 's3.amazonaws.com', source_arn: 'arn:aws:s3:::inbox' })).toEqual([
      'fail aws_lambda_function.orders: of s/aws_lambda_permission.p, principal is s3.amazonaws.com, and ' +
        'source_account is not set',
    ]);
  });

  test('a URL without a signature fails', () => {
    const url = (authorization_type: string) =>
      callers({ aws_lambda_function_url: { u: { function_name: name, authorization_type } } });
    expect(url('NONE')).toEqual([
      'fail aws_lambda_function.orders: of s/aws_lambda_function_url.u, authorization_type is NONE',
    ]);
    expect(url('AWS_IAM')).toEqual([expect.stringMatching('^pass aws_lambda_function.orders')]);
  });

  test('a caller that only Terraform knows needs evidence', () => {
    expect(permission({ principal: '${var.caller}' })).toEqual([
      expect.stringMatching('^unknown aws_lambda_function.orders: of s/aws_lambda_permission.p, principal'),
    ]);
  });

  test('a permission of a function that no stack has is judged by itself', () => {
    expect(permission({ function_name: 'billing', principal: '*' })).toEqual([
      'pass aws_lambda_function.orders: nothing lets everybody call it',
      'fail aws_lambda_permission.p: of s/aws_lambda_permission.p, principal is *',
    ]);
  });
});

describe('stages of REST APIs', () => {
  const api = { aws_api_gateway_rest_api: { shop: {} } };
  const rest_api_id = '${aws_api_gateway_rest_api.shop.id}';
  const stage = (attributes: object = {}, more: Blocks = {}): Blocks => ({
    ...api,
    aws_api_gateway_stage: { live: { rest_api_id, stage_name: 'live', ...attributes } },
    ...more,
  });

  test('a firewall has to name the stage', () => {
    const association = { resource_arn: '${aws_api_gateway_stage.live.arn}' };
    expect(
      judge('API_GW_ASSOCIATED_WITH_WAF', stage({}, { aws_wafv2_web_acl_association: { w: association } })),
    ).toEqual(['pass aws_api_gateway_stage.live: s/aws_wafv2_web_acl_association.w is attached to it']);
    expect(judge('API_GW_ASSOCIATED_WITH_WAF', stage())).toEqual([
      expect.stringMatching('^fail aws_api_gateway_stage.live: no aws_wafv2_web_acl_association'),
    ]);
    expect(judge('API_GW_ASSOCIATED_WITH_WAF', {})).toEqual([]);
  });

  test('a stage has a certificate for its backends', () => {
    expect(judge('API_GW_SSL_ENABLED', stage({ client_certificate_id: 'abc' }))).toEqual([
      'pass aws_api_gateway_stage.live: client_certificate_id is abc',
    ]);
    expect(judge('API_GW_SSL_ENABLED', stage())).toEqual([
      'fail aws_api_gateway_stage.live: client_certificate_id is not set',
    ]);
  });

  describe('logs', () => {
    const logs = (settings: object) =>
      judge(
        'API_GW_EXECUTION_LOGGING_ENABLED',
        stage(
          {},
          {
            aws_api_gateway_method_settings: {
              all: {
                rest_api_id,
                stage_name: '${aws_api_gateway_stage.live.stage_name}',
                method_path: '*/*',
                ...settings,
              },
            },
          },
        ),
      );

    test('all methods log errors, or more', () => {
      expect(logs({ settings: { logging_level: 'ERROR' } })).toEqual([
        'pass aws_api_gateway_stage.live: settings.logging_level is ERROR',
      ]);
      expect(logs({ settings: {} })).toEqual([
        'fail aws_api_gateway_stage.live: settings.logging_level is not set, which means OFF',
      ]);
    });

    test('settings of one method, or of another stage, are not enough', () => {
      const missing = [
        'fail aws_api_gateway_stage.live: no aws_api_gateway_method_settings for */* names it',
      ];
      expect(logs({ method_path: 'orders/GET', settings: { logging_level: 'INFO' } })).toEqual(missing);
      expect(logs({ stage_name: 'test', settings: { logging_level: 'INFO' } })).toEqual(missing);
    });
  });
});

test('stages of WebSocket APIs log, and those of HTTP APIs cannot', () => {
  const stage = (protocol_type: string | undefined, logging_level?: string) =>
    judge('API_GW_EXECUTION_LOGGING_ENABLED', {
      ...(protocol_type === undefined ? {} : { aws_apigatewayv2_api: { chat: { protocol_type } } }),
      aws_apigatewayv2_stage: {
        live: { api_id: '${aws_apigatewayv2_api.chat.id}', default_route_settings: { logging_level } },
      },
    });
  expect(stage('WEBSOCKET', 'INFO')).toEqual([
    'pass aws_apigatewayv2_stage.live: default_route_settings.logging_level is INFO',
  ]);
  expect(stage('WEBSOCKET')).toEqual([expect.stringMatching('^fail aws_apigatewayv2_stage.live')]);
  expect(stage('HTTP')).toEqual([]);
  expect(stage(undefined)).toEqual([
    expect.stringMatching('^unknown aws_apigatewayv2_stage.live: its API is of no stack here'),
  ]);
});
