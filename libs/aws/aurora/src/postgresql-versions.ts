/** A minor version of the engine. */
export interface Minor {
  /** Month in which the PostgreSQL community released it. */
  readonly released: string;
  /** Last day of standard support, or `'retired'` when Aurora no longer makes clusters of it. */
  readonly supportedUntil: string;
  /** Aurora keeps a few for the life of their major version, with critical fixes only. */
  readonly longTerm?: true;
}

export interface Major {
  /** Last day of standard support. Extended support, which is billed by capacity, starts the day after. */
  readonly supportedUntil: string;
  readonly minors: Readonly<Record<number, Minor>>;
}

export type Majors = Readonly<Record<number, Major>>;

const retired = (released: string): Minor => ({ released, supportedUntil: 'retired' });
const until = (supportedUntil: string, released: string): Minor => ({ released, supportedUntil });
const longTerm = (supportedUntil: string, released: string): Minor => ({
  released,
  supportedUntil,
  longTerm: true,
});

/**
 * Versions of Aurora PostgreSQL that run on Serverless v2.
 *
 * asOf: 2026-09
 * source: Aurora PostgreSQL release notes, "Release calendars for Aurora PostgreSQL"; retired versions and their
 *   months from the release notes of PostgreSQL
 * refresh: aws rds describe-db-engine-versions --engine aurora-postgresql --query 'DBEngineVersions[].EngineVersion';
 *   aws rds describe-db-major-engine-versions --engine aurora-postgresql
 */
export const postgresqlMajors: Majors = {
  13: {
    supportedUntil: '2026-02-28',
    minors: {
      6: retired('2022-02'),
      7: retired('2022-05'),
      8: retired('2022-08'),
      9: longTerm('2026-02-28', '2022-11'),
      10: retired('2023-02'),
      11: retired('2023-05'),
      12: retired('2023-08'),
      13: retired('2023-11'),
      14: retired('2024-02'),
      15: retired('2024-05'),
      16: retired('2024-08'),
      18: retired('2024-11'),
      20: retired('2025-02'),
      21: retired('2025-05'),
      22: retired('2025-08'),
      23: until('2026-02-28', '2025-11'),
    },
  },
  14: {
    supportedUntil: '2027-02-28',
    minors: {
      3: retired('2022-05'),
      4: retired('2022-06'),
      5: retired('2022-08'),
      6: longTerm('2027-02-28', '2022-11'),
      7: retired('2023-02'),
      8: retired('2023-05'),
      9: retired('2023-08'),
      10: retired('2023-11'),
      11: retired('2024-02'),
      12: retired('2024-05'),
      13: retired('2024-08'),
      15: retired('2024-11'),
      17: until('2026-11-30', '2025-02'),
      18: until('2026-12-31', '2025-05'),
      19: until('2027-02-28', '2025-08'),
      20: until('2027-02-28', '2025-11'),
      22: until('2027-02-28', '2026-02'),
      23: until('2027-02-28', '2026-05'),
    },
  },
  15: {
    supportedUntil: '2028-02-29',
    minors: {
      2: retired('2023-02'),
      3: retired('2023-05'),
      4: retired('2023-08'),
      5: retired('2023-11'),
      6: retired('2024-02'),
      7: retired('2024-05'),
      8: retired('2024-08'),
      10: longTerm('2028-02-29', '2024-11'),
      12: until('2026-11-30', '2025-02'),
      13: until('2026-12-31', '2025-05'),
      14: until('2027-04-30', '2025-08'),
      15: until('2027-05-31', '2025-11'),
      17: until('2027-09-30', '2026-02'),
      18: until('2027-12-31', '2026-05'),
    },
  },
  16: {
    supportedUntil: '2029-02-28',
    minors: {
      1: retired('2023-11'),
      2: retired('2024-02'),
      3: retired('2024-05'),
      4: retired('2024-08'),
      6: retired('2024-11'),
      8: longTerm('2029-02-28', '2025-02'),
      9: until('2026-12-31', '2025-05'),
      10: until('2027-04-30', '2025-08'),
      11: until('2027-05-31', '2025-11'),
      13: until('2027-09-30', '2026-02'),
      14: until('2027-12-31', '2026-05'),
    },
  },
  17: {
    supportedUntil: '2030-02-28',
    minors: {
      4: until('2026-11-30', '2025-02'),
      5: until('2026-12-31', '2025-05'),
      6: until('2027-04-30', '2025-08'),
      7: longTerm('2030-02-28', '2025-11'),
      9: until('2027-09-30', '2026-02'),
      10: until('2027-12-31', '2026-05'),
    },
  },
  18: {
    supportedUntil: '2031-02-28',
    minors: {
      3: until('2027-11-30', '2026-02'),
      4: until('2027-12-31', '2026-05'),
    },
  },
};
