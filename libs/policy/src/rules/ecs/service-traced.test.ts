import { judged } from '../judged.fixture.js';
import { written } from './service.fixture.js';
import { serviceTraced } from './service-traced.js';

const judge = (containers: unknown, service: object = {}) =>
  judged([serviceTraced])(
    'SERVICE_TRACED',
    written({ containers, service, more: { aws_ecr_repository: { web: { name: 'shop/web' } } } }),
  );

const web = { name: 'web', image: '${aws_ecr_repository.web.repository_url}:1' };

const sending = (value: string) => ({
  ...web,
  environment: [{ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', value }],
});

test.each(['public.ecr.aws/aws-observability/aws-otel-collector:v1', 'amazon/aws-xray-daemon:3'])(
  '%s beside the program passes',
  (image) => {
    expect(judge([web, { name: 'collector', image }])).toEqual([
      `pass aws_ecs_service.web: container collector is ${image}`,
    ]);
  },
);

test('a collector elsewhere passes, one beside the program that is not there fails', () => {
  expect(judge([sending('http://collector.internal:4318')])).toEqual([
    'pass aws_ecs_service.web: container web sends to http://collector.internal:4318',
  ]);
  expect(judge([sending('http://127.0.0.1:4318')])).toEqual([
    'fail aws_ecs_service.web: s/aws_ecs_task_definition.web has no collector, and no container names one elsewhere',
  ]);
});

test('the program alone fails, whatever the tag of its image', () => {
  expect(judge([web])).toEqual([expect.stringMatching('^fail ')]);
});

test.each<[string, unknown, object]>([
  ['an image', [web, { name: 'side', image: '${var.side}' }], {}],
  ['where traces go', [sending('${var.collector}')], {}],
  ['containers', '${jsonencode(local.containers)}', {}],
  ['a task definition of another repository', [web], { task_definition: 'web:7' }],
])('what only Terraform knows is open: %s', (_, containers, service) => {
  expect(judge(containers, service)).toEqual([expect.stringMatching('^unknown aws_ecs_service.web: ')]);
});
