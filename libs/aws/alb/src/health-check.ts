import {
  is,
  isRecord,
  type Problem,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
} from '@ashlar/core';

/** How a target proves that it is well. It is asked on the port on which it serves. */
export interface HealthCheck {
  /** @default '/' */
  readonly path?: string;
  /** Good answers: `'200'`, `'200,204'`, `'200-299'`; for gRPC 0 to 99. @default '200', for gRPC '12' */
  readonly matcher?: string;
  /** 5 to 300. @default 30 */
  readonly intervalSeconds?: number;
  /** 2 to 120, and less than the interval. @default 5 */
  readonly timeoutSeconds?: number;
  /** Good answers in a row that make a target healthy, 2 to 10. @default 5 */
  readonly healthyThreshold?: number;
  /** Bad answers in a row that make it unhealthy, 2 to 10. @default 2 */
  readonly unhealthyThreshold?: number;
}

/** HTTP1 is what targets speak unless they say otherwise. */
export type ProtocolVersion = 'HTTP1' | 'HTTP2' | 'GRPC';

/** The defaults are the load balancer's own. */
export const completeHealthCheck = (
  given: HealthCheck = {},
  version: ProtocolVersion = 'HTTP1',
): Required<HealthCheck> => ({
  path: given.path ?? '/',
  matcher: given.matcher ?? (version === 'GRPC' ? '12' : '200'),
  intervalSeconds: given.intervalSeconds ?? 30,
  timeoutSeconds: given.timeoutSeconds ?? 5,
  healthyThreshold: given.healthyThreshold ?? 5,
  unhealthyThreshold: given.unhealthyThreshold ?? 2,
});

const PATH = /^\/[!-~]{0,1023}$/;
const FIELDS = [
  'path',
  'matcher',
  'intervalSeconds',
  'timeoutSeconds',
  'healthyThreshold',
  'unhealthyThreshold',
];

/** asOf: 2026-11, source: ELB API reference, CreateTargetGroup */
export function healthCheckProblems(given: unknown, version: ProtocolVersion = 'HTTP1'): Problem[] {
  if (given !== undefined && !isRecord(given)) {
    return [{ what: is('healthCheck', given), fix: "use an object: { path: '/health' }" }];
  }
  const check = completeHealthCheck(given, version);
  const { intervalSeconds, timeoutSeconds } = check;
  return [
    ...strangerProblems('healthCheck', given ?? {}, FIELDS),
    ...textProblems(
      'healthCheck.path',
      check.path,
      PATH,
      "start with a slash, without spaces, up to 1,024 characters: '/health'",
    ),
    ...matcherProblems(check.matcher, version),
    ...wholeNumberProblems('healthCheck.intervalSeconds', intervalSeconds, 5, 300),
    ...wholeNumberProblems('healthCheck.timeoutSeconds', timeoutSeconds, 2, 120),
    ...(timeoutSeconds >= intervalSeconds
      ? [
          {
            what: `healthCheck.timeoutSeconds is ${timeoutSeconds}, not below intervalSeconds (${intervalSeconds})`,
            fix: 'lower timeoutSeconds, or raise intervalSeconds above it',
          },
        ]
      : []),
    ...wholeNumberProblems('healthCheck.healthyThreshold', check.healthyThreshold, 2, 10),
    ...wholeNumberProblems('healthCheck.unhealthyThreshold', check.unhealthyThreshold, 2, 10),
  ];
}

function matcherProblems(matcher: unknown, version: ProtocolVersion): Problem[] {
  const [min, max] = version === 'GRPC' ? [0, 99] : [200, 499];
  const fix = `use codes from ${min} to ${max}, as a list '${min},${min + 2}' or a range '${min}-${max}'`;
  const problems = textProblems('healthCheck.matcher', matcher, /^\d+([,-]\d+)*$/, fix);
  if (problems.length > 0 || typeof matcher !== 'string' || !/^\d/.test(matcher)) return problems;
  const legal = matcher.split(',').every((part) => {
    const [from, to = from, ...rest] = part.split('-').map(Number);
    return (
      from !== undefined && to !== undefined && rest.length === 0 && from >= min && from <= to && to <= max
    );
  });
  return legal ? [] : [{ what: is('healthCheck.matcher', matcher), fix }];
}
