import type { Problem } from '@ashlar/core';
import { fargateSizes } from './fargate-sizes.js';

type Sizes = typeof fargateSizes;

/** One of the 74 pairs that Fargate runs: `cpu` in units (1024 are one vCPU), `memory` in MiB. */
export type FargateSize = {
  [Cpu in keyof Sizes]: { readonly cpu: Cpu; readonly memory: Sizes[Cpu][number] };
}[keyof Sizes];

/** The sizes that Windows containers have. */
export type WindowsFargateSize = Extract<FargateSize, { readonly cpu: 1024 | 2048 | 4096 }>;

interface Size {
  readonly cpu: number;
  readonly memory: number;
}

/** Every legal pair, smallest first. */
export function legalSizes(): readonly Size[] {
  return Object.entries<readonly number[]>(fargateSizes).flatMap(([cpu, memories]) =>
    memories.map((memory) => ({ cpu: Number(cpu), memory })),
  );
}

/** What the compiler refuses already, for sizes that come out of data. */
export function sizeProblems(size: Size | undefined): Problem[] {
  const { cpu, memory } = size ?? { cpu: NaN, memory: NaN };
  if (legalSizes().some((legal) => legal.cpu === cpu && legal.memory === memory)) return [];
  const fix = `use ${nearestSizes({ cpu, memory }).map(describe).join(' or ')}`;
  return [{ what: `size is ${describe({ cpu, memory })}, which Fargate does not offer`, fix }];
}

/** The memory next to the wanted one for that CPU on either side, and the least CPU that has the wanted memory. */
export function nearestSizes({ cpu, memory }: Size): readonly Size[] {
  const sizes = legalSizes();
  const sameCpu = sizes.filter((size) => size.cpu === cpu);
  const below = sameCpu.filter((size) => size.memory < memory).at(-1);
  const above = sameCpu.find((size) => size.memory > memory);
  const larger = sizes.find((size) => size.cpu > cpu && size.memory >= memory);
  const found = [below, above, larger].filter((size) => size !== undefined);
  return found.length > 0 ? found : [sizes[0], sizes.at(-1)].filter((size) => size !== undefined);
}

const describe = ({ cpu, memory }: Size) => `{ cpu: ${cpu}, memory: ${memory} }`;
