import type { ShownValue } from '../review.js';

/** Decides what people may see of the plans that it was made for. */
export interface Mask {
  /**
   * A value at its place, or `hidden`. `names` are the keys on the way to it, outermost first, without indexes; inside of JSON
   * in a string they go on. `sensitive` says that Terraform marks it.
   */
  value(
    value: unknown,
    place: { readonly names: readonly string[]; readonly sensitive: boolean },
  ): ShownValue;
  /** Any other text that comes from a plan or from Terraform, such as a message or the id of an import, without secrets. */
  text(text: string): string;
}
