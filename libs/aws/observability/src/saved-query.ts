import { is, isKnown, type Problem, ProjectStack, refuse, textProblems } from '@ashlar/core';
import { CloudwatchQueryDefinition } from '@cdktf/provider-aws/lib/cloudwatch-query-definition/index.js';
import { Construct } from 'constructs';

/** A question to logs, in the language of CloudWatch Logs Insights. */
export interface LogQuestion {
  /** Log groups that exist, up to 50. */
  readonly logGroupNames: readonly string[];
  /** Its commands, one after the other, without the bars between them. */
  readonly query: readonly string[];
}

export interface SavedQueryProps extends LogQuestion {
  /** The last part of its name, under which people find it: `<app>/<environment>/rejected-connections`. */
  readonly name: string;
}

/** CloudWatch Logs Insights asks 50 log groups at once. */
const MOST_GROUPS = 50;

/**
 * A query that people find in the console when they need it. Keeping it costs nothing; asking costs 0.005 USD per GB of
 * logs that it looks through.
 *
 * @throws InputError for a query without commands, or without log groups.
 */
export class SavedQuery extends Construct {
  /** As runbooks name it. */
  readonly queryName: string;

  constructor(scope: Construct, id: string, props: SavedQueryProps) {
    super(scope, id);
    refuse(`${this.node.path} (SavedQuery)`, savedQueryProblems(props));
    const { name, logGroupNames, query } = props;
    this.queryName = ProjectStack.of(this).physicalName('query-definition', this, name);
    new CloudwatchQueryDefinition(this, 'query', {
      name: this.queryName,
      logGroupNames: ordered(logGroupNames),
      queryString: query.join('\n| '),
    });
  }
}

/** What only Terraform knows stays in the order of the code. */
function ordered(names: readonly string[]): string[] {
  const different = [...new Set(names)];
  return [...different.filter(isKnown).sort(), ...different.filter((name) => !isKnown(name))];
}

const savedQueryProblems = ({ name, logGroupNames, query }: SavedQueryProps): Problem[] => [
  ...textProblems(
    'name',
    name,
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "use lower-case words joined by hyphens: 'slow-requests'",
  ),
  ...listProblems('logGroupNames', logGroupNames, /^[\w./#-]{1,512}$/, 'use names of log groups'),
  ...listProblems(
    'query',
    query,
    /^\s*[^|\s][^\n]*$/,
    "write commands, without bars: 'fields @timestamp, @message'",
  ),
  ...(Array.isArray(logGroupNames) && new Set(logGroupNames).size > MOST_GROUPS
    ? [
        {
          what: `logGroupNames has ${new Set(logGroupNames).size}; CloudWatch takes ${MOST_GROUPS}`,
          fix: 'save several queries',
        },
      ]
    : []),
];

function listProblems(prop: string, values: unknown, pattern: RegExp, fix: string): Problem[] {
  if (!isKnown(values)) return [];
  if (!Array.isArray(values) || values.length === 0) return [{ what: is(prop, values), fix }];
  return values.flatMap((value, index) => textProblems(`${prop}[${index}]`, value, pattern, fix));
}
