import type { Model, Resource } from '@ashlar/graph';
import type { Judgement, Rule } from '../../rule.js';
import { containersOf } from '../ecs/containers-of.js';
import { allOf } from '../reading/all-of.js';
import { valuesAt } from '../reading/setting.js';
import { each, fail, pass, unknown, type Verdict } from '../reading/verdict.js';

/** In which a function is told what it asks before a release gets customers. */
const VARIABLE = 'READY_URL';

const GROUPS = ['aws_lb_target_group', 'aws_alb_target_group'];

export const healthIsNotReadiness: Rule = {
  id: 'HEALTH_IS_NOT_READINESS',
  holds: `What load balancers and ECS ask is another path than the one that the gate of a release asks (its ${VARIABLE}).`,
  why: 'Where one path tells both, a database that is slow for a minute takes every task that waits for it.',
  fix: `Let health checks ask a path that needs nobody else, and ${VARIABLE} one that asks what the program needs.`,
  judge: (model) => {
    const gates = model.all('aws_lambda_function').flatMap(gateOf);
    if (gates.length === 0) return [];
    return [...ofGroups(model, gates), ...ofTasks(model, gates)];
  },
};

interface Gate {
  readonly id: string;
  /** Undefined where only Terraform knows it. */
  readonly path: string | undefined;
}

const gateOf = ({ id, attributes }: Resource): Gate[] =>
  valuesAt(attributes, `environment.variables.${VARIABLE}`).map((url) => ({ id, path: pathOf(String(url)) }));

/** `/api/ready` of `https://${aws_lb.web.dns_name}:8443/api/ready`. */
function pathOf(url: string): string | undefined {
  const [, path] = /^https?:\/\/(?:\$\{[^}]*\}|[^/$?#])+([^?#]*)/.exec(url) ?? [];
  return path === undefined || path.includes('${') ? undefined : path || '/';
}

/** A load balancer takes what comes before a path for its rules: `/ready` may be behind `/api/ready`. */
const isSame = (one: string, other: string) =>
  one === other ||
  ([one, other].some((path) => path === '/') === false && (one.endsWith(other) || other.endsWith(one)));

function ofGroups(model: Model, gates: readonly Gate[]): Judgement[] {
  return each(GROUPS, ({ attributes }) => {
    const [enabled, protocol] = ['enabled', 'protocol'].map((name) =>
      String(valuesAt(attributes, `health_check.${name}`)[0] ?? ''),
    );
    // Whether a port is open has no path.
    if (enabled === 'false' || protocol === 'TCP') return undefined;
    const path = String(valuesAt(attributes, 'health_check.path')[0] ?? '/');
    return allOf(gates.map((gate) => compare(`health_check.path is ${path}`, gate, asked(path))));
  })(model);
}

const ofTasks = (model: Model, gates: readonly Gate[]): Judgement[] =>
  each(['aws_ecs_task_definition'], (task) => {
    const commands = (containersOf(task) ?? []).flatMap(({ name, healthCheck }) => {
      const words = valuesAt(healthCheck, 'command').map(String);
      return words.length === 0 ? [] : [{ name, command: words.join(' ') }];
    });
    const verdicts = commands.flatMap(({ name, command }) =>
      gates.map((gate) =>
        compare(`container ${name ?? 'of no name'} runs ${command}`, gate, pathsIn(command)),
      ),
    );
    return verdicts.length === 0 ? undefined : allOf(verdicts);
  })(model);

/** Paths that are asked; undefined where only Terraform knows them. */
type Asked = readonly string[] | undefined;

const asked = (path: string): Asked => (path.includes('${') ? undefined : [path]);

const pathsIn = (command: string): Asked => {
  const paths = [...command.matchAll(/https?:\/\/\S+/g)].map(([url]) => pathOf(url.replace(/["')]+$/, '')));
  const known = paths.flatMap((path) => path ?? []);
  return known.length === paths.length && !/^\S+ \$\{[^}]*\}$/.test(command) ? known : undefined;
};

function compare(said: string, { id, path }: Gate, paths: Asked): Verdict {
  const both = `${said}, and ${id} asks ${path ?? 'what only Terraform knows'}`;
  if (path === undefined || paths === undefined) return unknown(`${both}: compare what they ask`);
  return paths.some((one) => isSame(one, path)) ? fail(both) : pass(both);
}
