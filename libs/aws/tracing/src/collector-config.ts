/** Where the collector listens: in its own task only, because it asks nobody who they are. */
export const OTLP_PORT = 4318;
export const SAMPLING_PORT = 2000;

/**
 * The collector's configuration: spans come in as OTLP and leave for X-Ray, and the application asks it for sampling
 * rules. YAML is a superset of JSON. What it can't hold is dropped before the container is killed for its memory.
 *
 * asOf: 2026-11
 * source: ADOT, "Configuring the OpenTelemetry Collector for X-Ray remote sampling"; the collector's own
 *   config/ecs/ecs-xray.yaml
 */
export function collectorConfig(memoryMiB: number): string {
  const limit = Math.floor(memoryMiB * 0.75);
  return JSON.stringify({
    extensions: {
      awsproxy: { endpoint: `127.0.0.1:${SAMPLING_PORT}` },
      health_check: {},
    },
    receivers: { otlp: { protocols: { http: { endpoint: `127.0.0.1:${OTLP_PORT}` } } } },
    processors: {
      memory_limiter: {
        check_interval: '1s',
        limit_mib: limit,
        spike_limit_mib: Math.floor(limit / 4),
      },
      resourcedetection: { detectors: ['env', 'ecs'] },
      batch: { timeout: '1s', send_batch_size: 50 },
    },
    exporters: { awsxray: {} },
    service: {
      extensions: ['awsproxy', 'health_check'],
      pipelines: {
        traces: {
          receivers: ['otlp'],
          processors: ['memory_limiter', 'resourcedetection', 'batch'],
          exporters: ['awsxray'],
        },
      },
    },
  });
}
