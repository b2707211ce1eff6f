import { type Gate, type Model, openToInternet, type Resource } from '@ashlar/graph';

/** What a rule of a group admits from every address, or may. */
export interface WorldOpening {
  readonly rule: string;
  readonly from: string;
  /** As the graph says it: `tcp 443`, `all udp`, `everything`. */
  readonly ports: string;
  /** Otherwise the JSON doesn't tell who is admitted, or whether the rule is one of this group. */
  readonly isCertain: boolean;
}

export const GROUPS = ['aws_security_group', 'aws_default_security_group'];

/** Whether `everything`, `all tcp`, `tcp 443` or `udp 20-30` lets a port of TCP pass. */
export function admitsTcp(ports: string, port: number): boolean {
  const [, protocol, from, to = from] = /^(\w+) (\d+)(?:-(\d+))?$/.exec(ports) ?? [];
  if (protocol === undefined) return ports === 'everything' || ports === 'all tcp';
  return protocol === 'tcp' && Number(from) <= port && port <= Number(to);
}

/** Openings of each group, by its id. A range that is wide, but not everything, is none. */
export function worldOpenings(model: Model): ReadonlyMap<string, WorldOpening[]> {
  const { open, wide } = openToInternet(model);
  const gates = [...open, ...wide].filter(({ from }) => isEverywhere(from) || !isRange(from));
  return new Map(
    model.all(...GROUPS).map((group) => {
      const names = namesOf(model, group);
      // A group that several wear is a gate of each of them.
      const byText = new Map(
        gates
          .filter((gate) => names.includes(gate.group))
          .map((gate) => [`${gate.rule} ${gate.from} ${gate.ports}`, openingOf(model, group, gate)]),
      );
      return [group.id, [...byText.values()]];
    }),
  );
}

const openingOf = (model: Model, group: Resource, { rule, from, ports }: Gate): WorldOpening => ({
  rule,
  from,
  ports,
  isCertain: isEverywhere(from) && isRuleOf(model, group, rule),
});

/** A rule whose group can't be told counts as one of every group. */
const isRuleOf = (model: Model, group: Resource, rule: string) =>
  rule === group.id ||
  model
    .targets(model.at(rule), 'security_group_id')
    .some(
      (target) =>
        target.resource === group ||
        (target.resource !== undefined && target.attribute === 'default_security_group_id'),
    );

/** The default group of a VPC goes by the name of the VPC, too. */
const namesOf = (model: Model, group: Resource) => [
  group.id,
  ...(group.type === 'aws_default_security_group' ? model.targets(group, 'vpc_id') : []).flatMap(
    ({ resource }) => (resource === undefined ? [] : [`${resource.id}#default security group`]),
  ),
];

const isRange = (from: string) => /^[\da-f.:]+\/\d+$/i.test(from);

const isEverywhere = (from: string) => isRange(from) && from.endsWith('/0');
