import { TerraformStack } from 'cdktf';
import { SilentMistake } from './silent-mistake.js';

interface Expressions {
  ref(identifier: string): object;
}

interface Reference {
  readonly identifier: string;
  readonly originStack?: TerraformStack;
  /** What stands for the resource in other stacks, by their path; filled while a synthesis is prepared. */
  readonly crossStackIdentifier: Readonly<Record<string, string>>;
  resolve(context: { scope: Parameters<typeof TerraformStack.of>[0] }): string;
}

/**
 * A reference to another stack that turns up after the preparation becomes no output there. The engine writes
 * it as if the resource stood here, and by that address there may well be one: another queue named `q`.
 */
export function refuseStrayReferences(expressions: object): void {
  const reference = Object.getPrototypeOf((expressions as Expressions).ref('')) as Reference;
  const { resolve } = reference;
  reference.resolve = function (this: Reference, context) {
    const resolved = resolve.call(this, context);
    const stack = TerraformStack.of(context.scope);
    if (this.originStack === undefined || this.originStack === stack) return resolved;
    if (this.crossStackIdentifier[stack.toString()] !== undefined) return resolved;
    throw new SilentMistake(
      `${this.identifier} is read from ${this.originStack.node.path} too late to become an output there`,
      'read it when the stack is built, outside of Lazy values and aspects',
    );
  };
}
