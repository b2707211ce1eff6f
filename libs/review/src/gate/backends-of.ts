import type { Attributes } from '@ashlar/graph';
import { bodiesOf, entriesOf, plainBlocks } from './bodies.js';

export interface Backend {
  readonly kind: string;
  readonly settings: Attributes;
}

/** Every backend that a stack writes. Terraform takes one. */
export const backendsOf = (json: unknown): Backend[] =>
  plainBlocks(json, 'terraform')
    .flatMap(({ backend }) => entriesOf(backend))
    .flatMap(([kind, written]) => bodiesOf(written).map((settings) => ({ kind, settings })));
