import type { AttributePath } from '@ashlar/graph';
import { pathText } from './path-text.js';

interface Branch {
  readonly steps: Map<string | number, Branch>;
  text?: string;
}

/** The texts of ways into resources, each made once: thousands of resources of one type have the same. */
export class PathTexts {
  private readonly root: Branch = { steps: new Map() };

  /** Keys of maps and of JSON are values as much as what stands under them. */
  constructor(private readonly shown: (text: string) => string) {}

  textOf(path: AttributePath): string {
    let branch = this.root;
    for (const step of path) {
      let next = branch.steps.get(step);
      if (next === undefined) branch.steps.set(step, (next = { steps: new Map() }));
      branch = next;
    }
    return (branch.text ??= pathText(
      path.map((step) => (typeof step === 'string' ? this.shown(step) : step)),
    ));
  }
}
