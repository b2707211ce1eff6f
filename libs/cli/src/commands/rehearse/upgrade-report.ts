import type { UpgradeReport } from '@ashlar/rehearsal';

/** `omnirapeutic/staging`, and what became of its stacks. */
export type UpgradedEnvironment = UpgradeReport & { readonly place: string };

export interface Upgrade {
  /** The commit whose stacks stood first. */
  readonly from: string;
  readonly environments: readonly UpgradedEnvironment[];
}

interface UpgradedResource {
  readonly stack: string;
  readonly address: string;
}

/** What `ashlar review --rehearsal` reads. */
export function upgradeJson(upgrade: Upgrade): string {
  const { from, environments } = upgrade;
  const leftOut = environments.flatMap((environment) =>
    Object.entries(environment.leftOut).flatMap(([stack, addresses]) =>
      addresses.map((address) => ({ stack, address })),
    ),
  );
  return JSON.stringify(
    { from, replaced: replacedIn(upgrade), destroyed: destroyedIn(upgrade), leftOut, environments },
    null,
    2,
  );
}

/** The same for people: what is lost comes last, where the eye is. */
export function upgradeReport(upgrade: Upgrade): string {
  const { from, environments } = upgrade;
  const [replaced, destroyed] = [replacedIn(upgrade), destroyedIn(upgrade)];
  const lines = environments.flatMap(({ place, changes, gone, leftOut }) => [
    `${place}: ${countsOf(changes)}`,
    ...gone.map((stack) => `  ${stack} is gone from the code; what it built stands until \`ashlar destroy\``),
    ...Object.entries(leftOut).map(
      ([stack, addresses]) => `  ${stack}: the emulator does not carry ${addresses.join(', ')}`,
    ),
  ]);
  const losses = [
    ...replaced.map(({ stack, address }) => `  -/+ ${stack} ${address}`),
    ...destroyed.map(({ stack, address }) => `    - ${stack} ${address}`),
  ];
  const verdict =
    losses.length === 0
      ? `nothing was replaced or destroyed on top of ${from.slice(0, 8)}`
      : `on top of ${from.slice(0, 8)}, ${replaced.length} replaced and ${destroyed.length} destroyed:`;
  return [...(lines.length === 0 ? ['no stack differs'] : lines), verdict, ...losses].join('\n');
}

/** What was replaced or destroyed. */
export const lossesOf = (upgrade: Upgrade) => [...replacedIn(upgrade), ...destroyedIn(upgrade)];

const replacedIn = (upgrade: Upgrade) =>
  found(upgrade, (actions) => actions.includes('delete') && actions.includes('create'));

const destroyedIn = (upgrade: Upgrade) => found(upgrade, (actions) => actions === 'delete');

const found = ({ environments }: Upgrade, is: (actions: string) => boolean): UpgradedResource[] =>
  environments
    .flatMap(({ changes }) => Object.entries(changes))
    .flatMap(([stack, ofStack]) =>
      Object.entries(ofStack).flatMap(([address, actions]) => (is(actions) ? [{ stack, address }] : [])),
    )
    .sort((a, b) => (`${a.stack} ${a.address}` < `${b.stack} ${b.address}` ? -1 : 1));

/** `2 create, 1 update` */
function countsOf(changes: UpgradeReport['changes']): string {
  const counts = new Map<string, number>();
  for (const actions of Object.values(changes).flatMap(Object.values<string>)) {
    const word = actions.includes(',') ? 'replace' : actions;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (
    [...counts]
      .sort()
      .map(([word, count]) => `${count} ${word}`)
      .join(', ') || 'nothing happened'
  );
}
