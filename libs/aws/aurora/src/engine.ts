import { postgresqlMajors, type Majors } from './postgresql-versions.js';

/** What differs between the engines of Aurora. MySQL would be a second one of these, with parameters of its own. */
export interface Engine {
  readonly name: string;
  readonly port: number;
  /** What the engine exports to CloudWatch, as the last part of the log group's name. */
  readonly log: string;
  readonly majors: Majors;
  /** Parameter groups belong to a family: the engine and its major version. */
  readonly family: (major: number) => string;
}

export const postgresql: Engine = {
  name: 'aurora-postgresql',
  port: 5432,
  log: 'postgresql',
  majors: postgresqlMajors,
  family: (major) => `aurora-postgresql${major}`,
};
