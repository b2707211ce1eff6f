import { refusal, synthStack } from '@ashlar/testing';
import fc from 'fast-check';
import { collectorConfig } from './collector-config.js';
import {
  type Sampler,
  tracingSidecar,
  type TracingSidecar,
  type TracingSidecarProps,
} from './tracing-sidecar.js';

function build(props: Partial<TracingSidecarProps> = {}): TracingSidecar {
  let made: TracingSidecar | undefined;
  synthStack((stack) => {
    made = tracingSidecar(stack, { service: 'api', ...props });
  });
  return made as unknown as TracingSidecar;
}

const config = (memory = 256) =>
  JSON.parse(collectorConfig(memory)) as {
    extensions: { awsproxy: { endpoint: string } };
    receivers: { otlp: { protocols: Record<string, { endpoint: string }> } };
    processors: { memory_limiter: { limit_mib: number; spike_limit_mib: number } };
    service: { extensions: string[]; pipelines: Record<string, Record<string, string[]>> };
  };

test('the collector is an image with a version, and the task outlives it', () => {
  const { collector } = build().containers;
  expect(collector).toMatchObject({
    image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0',
    cpu: 32,
    memory: 256,
    essential: false,
    healthCheck: { command: ['CMD', '/healthcheck'] },
  });
  expect(collector).not.toHaveProperty('repositoryArn');
});

test('the application sends to where the collector listens, which is in its task alone', () => {
  const { environment } = build();
  const { extensions, receivers } = config();
  expect(environment['OTEL_EXPORTER_OTLP_ENDPOINT']).toBe(
    `http://${String(receivers.otlp.protocols['http']?.endpoint)}`,
  );
  expect(environment['OTEL_TRACES_SAMPLER_ARG']).toBe(`endpoint=http://${extensions.awsproxy.endpoint}`);
  const endpoints = [...Object.values(receivers.otlp.protocols), extensions.awsproxy];
  expect(endpoints.filter(({ endpoint }) => !endpoint.startsWith('127.0.0.1:'))).toEqual([]);
});

test('everything in the pipeline is configured, and what is configured is used', () => {
  const whole = config() as unknown as Record<string, Record<string, unknown>>;
  const { extensions, pipelines } = config().service;
  const { receivers = [], processors = [], exporters = [] } = pipelines['traces'] ?? {};
  const used = { extensions, receivers, processors, exporters };
  for (const [part, names] of Object.entries(used)) {
    expect([...names].sort()).toEqual(Object.keys(whole[part] ?? {}).sort());
  }
  expect(processors[0]).toBe('memory_limiter');
  expect(extensions).toContain('health_check');
});

test('however little memory it has, the collector drops spans before it is killed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 64, max: 8192 }), (memory) => {
      const { limit_mib: limit, spike_limit_mib: spike } = config(memory).processors.memory_limiter;
      expect(limit).toBeLessThan(memory);
      expect(spike).toBeLessThan(limit);
      expect(spike).toBeGreaterThan(0);
    }),
  );
});

test('traces carry the name of app and environment, and the header that AWS understands', () => {
  expect(build().environment).toMatchObject({
    OTEL_SERVICE_NAME: 'demo-test-api',
    OTEL_PROPAGATORS: 'xray',
    OTEL_TRACES_SAMPLER: 'xray',
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_LOGS_EXPORTER: 'none',
  });
});

test('an SDK that knows no rules of X-Ray takes a share', () => {
  expect(build({ sampler: { percent: 5 } }).environment).toMatchObject({
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0.05',
  });
});

test('the task may send traces and read rules, and each wildcard has its reason', () => {
  const { may } = build();
  expect(may.flatMap(({ actions }) => actions)).toEqual([
    'xray:PutTelemetryRecords',
    'xray:PutTraceSegments',
    'xray:GetSamplingRules',
    'xray:GetSamplingStatisticSummaries',
    'xray:GetSamplingTargets',
  ]);
  for (const { anyResourceBecause } of may) expect(anyResourceBecause).toMatch(/X-Ray/);
});

test('the image may come from a repository of ours', () => {
  const repositoryArn = 'arn:aws:ecr:us-east-1:123456789012:repository/collector';
  const image = '123456789012.dkr.ecr.us-east-1.amazonaws.com/collector:v0.49.0';
  expect(build({ image, repositoryArn, cpu: 64, memory: 512 }).containers.collector).toMatchObject({
    ...{ image, repositoryArn },
    ...{ cpu: 64, memory: 512 },
  });
});

test.each<[Partial<Record<keyof TracingSidecarProps | 'servce', unknown>>, string]>([
  [{ service: 'Api' }, "service is 'Api'"],
  [{ service: undefined }, 'service is left out'],
  [{ servce: 'api' }, "props has 'servce'"],
  [{ sampler: 'always' }, "sampler is 'always'"],
  [{ sampler: { percent: 101 } }, 'sampler.percent is 101'],
  [{ sampler: {} as Sampler }, 'sampler.percent is left out'],
  [{ cpu: 0 }, 'cpu is 0'],
  [{ memory: 32 }, 'memory is 32'],
  [{ image: 'collector' }, "image is 'collector'"],
  [{ image: 'collector:latest' }, "image is 'collector:latest'"],
])('%j is refused', (props, what) => {
  expect(refusal(() => build(props as Partial<TracingSidecarProps>))).toContain(what);
});
