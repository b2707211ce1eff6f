import { PathTexts } from '../diff/path-texts.js';
import type { Mask } from '../masking/mask.js';
import type { PolicyFinding, Review, ReviewFinding } from '../review.js';

/** The masks of a review as it is composed: values of attributes may be left out altogether. */
export class ShownTexts implements Mask {
  readonly paths = new PathTexts((text) => this.text(text));
  private readonly known = new Map<string, string>();

  constructor(
    private readonly mask: Mask,
    private readonly values: Review['values'],
  ) {}

  value(value: unknown, place: Parameters<Mask['value']>[1]): ReturnType<Mask['value']> {
    return this.values === 'none' ? { kind: 'hidden' } : this.mask.value(value, place);
  }

  text(text: string): string {
    return this.mask.text(text);
  }

  /** A sentence and the values that belong to it. */
  sentence(what: string, values: string | undefined): string {
    return this.text(values === undefined || this.values === 'none' ? what : `${what}: ${values}`);
  }

  /** The id of something in AWS. */
  id(id: string): string {
    return this.values === 'none' ? '(hidden)' : this.text(id);
  }

  /** An address: names from the sources are shown as they are, keys of `for_each` are values. */
  address(address: string): string {
    if (!address.includes('["')) return address;
    return this.remembered(address, () =>
      address.replace(/\["((?:[^"\\]|\\.)*)"\]/g, (_, key: string) => `["${this.text(key)}"]`),
    );
  }

  /** Ways into a resource: their keys are values. */
  attributes(paths: readonly string[]): string[] {
    return paths.map((path) => this.text(path));
  }

  /** What others found: their words come from plans too. */
  finding(finding: ReviewFinding): ReviewFinding {
    const { address, path, what, fix, attributes, move } = finding;
    return {
      ...finding,
      ...(address === undefined ? {} : { address: this.address(address) }),
      ...(path === undefined ? {} : { path: this.text(path) }),
      ...{ what: this.text(what), fix: this.text(fix) },
      ...(attributes === undefined ? {} : { attributes: this.attributes(attributes) }),
      ...(move === undefined ? {} : { move: { from: this.address(move.from), to: this.address(move.to) } }),
    };
  }

  policy(finding: PolicyFinding): PolicyFinding {
    const { address, path, reason, fix, waiver } = finding;
    return {
      ...finding,
      address: this.address(address),
      ...(path === undefined ? {} : { path: this.text(path) }),
      ...{ reason: this.text(reason), fix: this.text(fix) },
      ...(waiver === undefined ? {} : { waiver: { ...waiver, reason: this.text(waiver.reason) } }),
    };
  }

  private remembered(text: string, masked: () => string): string {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const shown = masked();
    this.known.set(text, shown);
    return shown;
  }
}
