import {
  is,
  isRecord,
  type Problem,
  ProjectStack,
  refuse,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
} from '@ashlar/core';
import type { Statement } from '@ashlar/iam';
import type { Construct } from 'constructs';
import { collectorConfig, OTLP_PORT, SAMPLING_PORT } from './collector-config.js';
import { serviceNameProblems, tracePrefix } from './trace-name.js';

/** `'rules'`: the rules of X-Ray, which needs AWS's distribution of the SDK. Otherwise the SDK decides by itself. */
export type Sampler = 'rules' | { /** 0 to 100. */ readonly percent: number };

export interface TracingSidecarProps {
  /** The name of the service in traces, after those of app and environment: `backend`. */
  readonly service: string;
  /** @default 'rules' */
  readonly sampler?: Sampler;
  /** CPU units of the task that are kept for it. @default 32 */
  readonly cpu?: number;
  /** MiB above which it is killed; three quarters of them hold spans. @default 256 */
  readonly memory?: number;
  /** Another copy of the collector, with its version: in a repository of your own. @default - AWS's public gallery */
  readonly image?: string;
  /** The ECR repository of `image`. @default - none */
  readonly repositoryArn?: string;
}

/** Fits a container of a FargateService. */
export interface SidecarContainer {
  readonly image: string;
  readonly repositoryArn?: string;
  readonly cpu: number;
  readonly memory: number;
  readonly essential: false;
  readonly environment: Readonly<Record<string, string>>;
  readonly healthCheck: {
    readonly command: readonly string[];
    readonly intervalSeconds: number;
    readonly timeoutSeconds: number;
    readonly retries: number;
    readonly startPeriodSeconds: number;
  };
}

export interface TracingSidecar {
  /** The collector, to be spread among the `containers` of a service. */
  readonly containers: { readonly collector: SidecarContainer };
  /** To be spread in the `environment` of the application's container. */
  readonly environment: Readonly<Record<string, string>>;
  /** To be spread in the `dependsOn` of the application's container: it stops first, and its last spans are sent. */
  readonly dependsOn: { readonly collector: 'START' };
  /** To be spread in the service's `may`. */
  readonly may: readonly Statement[];
}

/**
 * asOf: 2026-11
 * source: releases of aws-observability/aws-otel-collector, v0.49.0 of 2026-07-10
 * refresh: a release of the collector; its images are for X86_64 and ARM64
 */
const IMAGE = 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0';

const KNOWN = ['service', 'sampler', 'cpu', 'memory', 'image', 'repositoryArn'];

/**
 * A collector of AWS's OpenTelemetry distribution beside an application, which sends its spans to X-Ray. It listens in
 * its task only. When it fails, the application goes on without traces.
 *
 * Costs its share of the task, and 5 USD for each million traces that X-Ray records after the first 100,000 of a month.
 *
 * @throws InputError for a name, a size, a sampler or an image that can't be.
 */
export function tracingSidecar(scope: Construct, props: TracingSidecarProps): TracingSidecar {
  const stack = ProjectStack.of(scope);
  refuse(`${scope.node.path} (tracingSidecar)`, problemsOf(props));
  const { service, sampler = 'rules', cpu = 32, memory = 256, image = IMAGE, repositoryArn } = props;
  return {
    containers: {
      collector: {
        image,
        ...(repositoryArn === undefined ? {} : { repositoryArn }),
        cpu,
        memory,
        essential: false,
        environment: { AOT_CONFIG_CONTENT: collectorConfig(memory) },
        healthCheck: {
          command: ['CMD', '/healthcheck'],
          intervalSeconds: 10,
          timeoutSeconds: 5,
          retries: 5,
          startPeriodSeconds: 5,
        },
      },
    },
    environment: {
      OTEL_SERVICE_NAME: `${tracePrefix(stack)}${service}`,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${OTLP_PORT}`,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
      OTEL_PROPAGATORS: 'xray',
      // The collector takes traces alone.
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_LOGS_EXPORTER: 'none',
      ...samplerEnvironment(sampler),
    },
    dependsOn: { collector: 'START' },
    may: [
      {
        sid: 'SendTraces',
        actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
        resources: ['*'],
        anyResourceBecause: 'X-Ray has no resource for traces',
      },
      {
        sid: 'ReadSamplingRules',
        actions: ['xray:GetSamplingRules', 'xray:GetSamplingStatisticSummaries', 'xray:GetSamplingTargets'],
        resources: ['*'],
        anyResourceBecause: 'X-Ray gives the rules of a region together',
      },
    ],
  };
}

function samplerEnvironment(sampler: Sampler): Record<string, string> {
  if (sampler === 'rules') {
    return {
      OTEL_TRACES_SAMPLER: 'xray',
      OTEL_TRACES_SAMPLER_ARG: `endpoint=http://127.0.0.1:${SAMPLING_PORT}`,
    };
  }
  return {
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: String(sampler.percent / 100),
  };
}

const problemsOf = (props: TracingSidecarProps): Problem[] => [
  ...strangerProblems('props', props, KNOWN),
  ...serviceNameProblems('service', props.service),
  ...samplerProblems(props.sampler),
  ...(props.cpu === undefined ? [] : wholeNumberProblems('cpu', props.cpu, 1, 4096)),
  ...(props.memory === undefined ? [] : wholeNumberProblems('memory', props.memory, 64, 8192)),
  ...(props.image === undefined
    ? []
    : textProblems('image', props.image, /(:(?!latest$)[\w.-]+|@sha256:[0-9a-f]{64})$/, 'name a version')),
];

function samplerProblems(sampler: Sampler = 'rules'): Problem[] {
  if (sampler === 'rules') return [];
  const shape: unknown = sampler;
  const fix = "use 'rules', or { percent } from 0 to 100";
  if (!isRecord(shape)) return [{ what: is('sampler', shape), fix }];
  const percent = shape['percent'];
  if (typeof percent === 'number' && percent >= 0 && percent <= 100) return [];
  return [{ what: is('sampler.percent', percent), fix }];
}
