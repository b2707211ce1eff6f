import type { Blocks } from '@ashlar/graph';
import { judged } from '../judged.fixture.js';
import { healthIsNotReadiness } from './health-is-not-readiness.js';

const judge = (blocks: Blocks, url?: string) =>
  judged([healthIsNotReadiness])('HEALTH_IS_NOT_READINESS', {
    ...blocks,
    ...(url === undefined
      ? {}
      : { aws_lambda_function: { gate: { environment: { variables: { READY_URL: url } } } } }),
  });

const group = (health_check: object): Blocks => ({ aws_lb_target_group: { web: { health_check } } });

const URL = 'https://origin.example.com:8443/api/ready';

test('another path passes, the same fails, with what a load balancer takes for its rules too', () => {
  expect(judge(group({ path: '/health' }), URL)).toEqual([
    'pass aws_lb_target_group.web: health_check.path is /health, and s/aws_lambda_function.gate asks /api/ready',
  ]);
  for (const path of ['/api/ready', '/ready'])
    expect(judge(group({ path }), URL)).toEqual([
      `fail aws_lb_target_group.web: health_check.path is ${path}, and s/aws_lambda_function.gate asks /api/ready`,
    ]);
});

test('where nothing is written, both ask /', () => {
  expect(judge(group({}), 'https://origin.example.com')).toEqual([expect.stringMatching('^fail ')]);
  expect(judge(group({}), URL)).toEqual([expect.stringMatching('^pass ')]);
});

test('the host may be known to Terraform alone; a path that is, is open', () => {
  expect(judge(group({ path: '/ready' }), 'https://${aws_lb.web.dns_name}:8443/ready')).toEqual([
    expect.stringMatching('^fail '),
  ]);
  for (const url of ['${var.url}', 'https://a.example.com/${var.path}'])
    expect(judge(group({ path: '/health' }), url)).toEqual([expect.stringMatching('^unknown ')]);
  expect(judge(group({ path: '${var.path}' }), URL)).toEqual([expect.stringMatching('^unknown ')]);
});

describe('the health check of a container', () => {
  const running = (command: unknown): Blocks => ({
    aws_ecs_task_definition: {
      web: { container_definitions: JSON.stringify([{ name: 'web', healthCheck: { command } }]) },
    },
  });

  test('asks another path too', () => {
    const asking = (path: string) =>
      judge(running(['CMD-SHELL', `curl -f http://127.0.0.1:8000${path} || exit 1`]), URL);
    expect(asking('/health')).toEqual([expect.stringMatching('^pass aws_ecs_task_definition.web: ')]);
    expect(asking('/ready')).toEqual([expect.stringMatching('^fail aws_ecs_task_definition.web: ')]);
  });

  test('may ask nothing by a URL, and is open where only Terraform knows it', () => {
    expect(judge(running(['CMD', '/healthcheck']), URL)).toEqual([expect.stringMatching('^pass ')]);
    expect(judge(running(['CMD-SHELL', '${var.check}']), URL)).toEqual([expect.stringMatching('^unknown ')]);
    expect(judge(running(undefined), URL)).toEqual([]);
  });
});

test('without a gate, and of groups whose check has no path, it says nothing', () => {
  expect(judge(group({ path: '/ready' }))).toEqual([]);
  expect(judge(group({ protocol: 'TCP' }), URL)).toEqual([]);
  expect(judge(group({ enabled: false }), URL)).toEqual([]);
});
