import type { Problem, ProjectStack } from '@ashlar/core';
import { textProblems } from '@ashlar/core';

/** What stands before the name of each service in traces: sampling rules of one app leave the others' alone. */
export const tracePrefix = ({ app, environment }: ProjectStack): string => `${app}-${environment.name}-`;

export const serviceNameProblems = (prop: string, service: unknown): Problem[] =>
  textProblems(
    prop,
    service,
    /^[a-z0-9][a-z0-9-]*$/,
    "use lower-case letters, digits and hyphens: 'backend'; app and environment are put before it",
  );
