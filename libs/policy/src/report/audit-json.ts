import type { Audit } from '../audit.js';
import { countOf } from './audit-count.js';
import { DISCLAIMER } from './disclaimer.js';

/** The whole report, for programs. */
export const auditJson = ({ pack, today, stacks, results, problems, unread }: Audit): string =>
  JSON.stringify(
    {
      pack,
      today,
      stacks,
      count: countOf({ results }),
      rules: results,
      problems,
      unread,
      disclaimer: DISCLAIMER,
    },
    null,
    2,
  );
