import type { Review } from '../../review.js';
import { grouped } from '../../render/text/grouped.js';
import type { Target } from '../shown/links.js';
import type { Row } from '../shown/rows.js';
import { isWanted, type Wanted } from '../shown/search.js';
import type { ChangeRow } from './change-row.js';
import { h } from './element.js';
import { StackSection } from './stack-section.js';

/** Changes that are on the page before anybody asks for more: of one stack, and of all. */
const AT_ONCE = { stack: 50, all: 100 };
/** Dangers that are open from the beginning. */
const OPEN = 5;

/** All changes, stack by stack. */
export class ChangeList {
  readonly element = h('div', { class: 'change-list' });
  private readonly sections: readonly StackSection[];

  constructor(
    review: Review,
    private readonly rows: readonly Row[],
  ) {
    const byStack = grouped(rows, ({ stack }) => stack);
    this.sections = review.stacks.map(
      (stack, at) => new StackSection(stack, byStack.get(stack.name) ?? [], `stack-${at}`),
    );
    this.element.append(...this.sections.map(({ element }) => element));
  }

  /** Shows what is wanted and says how much that is. */
  show(wanted: Wanted): number {
    const matches = isWanted(wanted);
    let [found, shown] = [0, 0];
    for (const section of this.sections) {
      const matching = section.rows.filter(matches);
      found += matching.length;
      shown += section.show(matching, Math.min(AT_ONCE.stack, AT_ONCE.all - shown));
    }
    return found;
  }

  /** The worst open from the beginning. */
  openDangers() {
    this.shown
      .filter(({ row }) => row.verdict === 'danger')
      .slice(0, OPEN)
      .forEach((shown) => shown.open(true));
  }

  get shown(): readonly ChangeRow[] {
    return this.sections.flatMap((section) => section.shown);
  }

  showAll() {
    for (const section of this.sections) section.showAll();
  }

  rowOf({ stack, address }: Target): Row | undefined {
    return this.rows.find((row) => row.stack === stack && row.change.address === address);
  }

  sectionOf({ stack }: Target): StackSection | undefined {
    return this.sections.find((section) => section.stack.name === stack);
  }
}
