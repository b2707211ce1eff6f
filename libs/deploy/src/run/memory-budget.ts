import { freemem } from 'node:os';

/** Terraform and its AWS provider, planning a stack of 62 resources: 235 and 510 MB. asOf 2026-11, source: measured with 1.11.4 and 5.100 */
const TERRAFORM_MB = 750;

export interface MemoryBudget {
  /** @default - half of what is free on this machine */
  readonly memoryMb?: number | undefined;
  /** @default - what is free on this machine */
  readonly freeMb?: number;
  readonly processors: number;
}

/**
 * How many Terraforms may run at once: as many as the memory holds, and no more than two for each processor (four
 * at least: most of an apply is waiting). Never less than one, however little memory there is.
 */
export function terraformsAtOnce({ memoryMb, freeMb = freeMemoryMb(), processors }: MemoryBudget): number {
  const budget = memoryMb ?? freeMb / 2;
  return Math.max(1, Math.min(Math.floor(budget / TERRAFORM_MB), Math.max(4, 2 * processors)));
}

/** In a container, of what the container may use. */
function freeMemoryMb(): number {
  const { availableMemory } = process as { availableMemory?: () => number };
  return (availableMemory?.() ?? freemem()) / 2 ** 20;
}
