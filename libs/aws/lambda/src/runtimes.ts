/** The days on which AWS lets go of a runtime. */
export interface Runtime {
  /** Last day with security updates and support. */
  readonly deprecated: string;
  /** The day from which no function can be made with it, where AWS has named one: 30 days later at the earliest. */
  readonly createBlocked?: string;
  /** The day from which no function of it can be changed: 60 days later at the earliest. What runs goes on running. */
  readonly updateBlocked?: string;
}

const until = (deprecated: string, createBlocked?: string, updateBlocked?: string): Runtime => ({
  deprecated,
  ...(createBlocked ? { createBlocked } : {}),
  ...(updateBlocked ? { updateBlocked } : {}),
});

/**
 * Managed runtimes of Lambda that are supported, and those that ended in the last year and a half.
 *
 * asOf: 2026-08; days of blocking 2026-02
 * source: Lambda developer guide, "Lambda runtimes", the tables of supported and of deprecated runtimes
 * refresh: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html. AWS moves the days of blocking to later ones now and
 *   then; they are left out where they have been moved and the new ones are not at hand
 */
export const runtimes = {
  'nodejs24.x': until('2028-04-30', '2028-06-01', '2028-07-01'),
  'nodejs22.x': until('2027-04-30', '2027-06-01', '2027-07-01'),
  'nodejs20.x': until('2026-04-30'),
  'nodejs18.x': until('2025-09-01'),
  'python3.14': until('2029-06-30', '2029-07-31', '2029-08-31'),
  'python3.13': until('2029-06-30', '2029-07-31', '2029-08-31'),
  'python3.12': until('2028-10-31'),
  'python3.11': until('2027-06-30'),
  'python3.10': until('2026-10-31'),
  'python3.9': until('2025-12-15'),
  java25: until('2029-06-30', '2029-07-31', '2029-08-31'),
  java21: until('2029-06-30'),
  'java17.al2023': until('2029-06-30'),
  'java11.al2023': until('2029-06-30'),
  java17: until('2027-06-30'),
  java11: until('2027-06-30'),
  dotnet10: until('2028-11-14'),
  dotnet8: until('2026-11-10'),
  'ruby4.0': until('2029-03-31'),
  'ruby3.4': until('2028-03-31', '2028-04-30', '2028-05-31'),
  'ruby3.3': until('2027-03-31'),
  'provided.al2023': until('2029-06-30', '2029-07-31', '2029-08-31'),
  'provided.al2': until('2026-07-31', '2027-02-01', '2027-03-03'),
} as const satisfies Readonly<Record<string, Runtime>>;

export type RuntimeName = keyof typeof runtimes;
