import type { Problem } from '@ashlar/core';
import { providerFloors } from './provider-floors.js';

const VERSION = /^(\d+)\.(\d+)(?:\.(\d+))?$/;

/** What a version of the AWS provider can't say about a service that ECS shifts by itself. */
export function providerProblems(type: keyof typeof providerFloors, provider: unknown): Problem[] {
  const version = partsOf(provider);
  if (version === undefined) {
    return [
      { what: `provider is '${String(provider)}'`, fix: "use a version of the AWS provider: '6.25.0'" },
    ];
  }
  const floor = providerFloors[type];
  if (!isBefore(version, partsOf(floor) ?? [])) return [];
  const reach = Object.entries(providerFloors)
    .filter(([, first]) => !isBefore(version, partsOf(first) ?? []))
    .map(([known]) => `'${known}'`);
  const alternatives = [
    ...(reach.length > 0 ? [`${reach.join(' or ')} by 'ecs'`] : []),
    "by: 'codedeploy'",
    "type: 'rolling'",
  ];
  return [
    {
      what: `ECS's own ${type} needs AWS provider ${floor}, and ${String(provider)} is asked to plan it`,
      fix: `plan with ${floor} or newer; with ${String(provider)}, use ${alternatives.join(', or ')}`,
    },
  ];
}

function partsOf(version: unknown): number[] | undefined {
  const [, ...parts] = (typeof version === 'string' ? VERSION.exec(version) : null) ?? [];
  return parts.length === 0 ? undefined : parts.map((part) => Number(part ?? 0));
}

function isBefore(version: readonly number[], floor: readonly number[]): boolean {
  const first = floor.findIndex((part, index) => part !== (version[index] ?? 0));
  return first !== -1 && (version[first] ?? 0) < (floor[first] ?? 0);
}
