/** How requests for some paths are answered. */
export interface Behavior {
  /**
   * Patterns are asked from the smallest number on, the first that fits decides; what fits none gets the default behaviour.
   * Leave gaps.
   */
  readonly priority: number;
  /** `/api/*`. Case-sensitive; `*` stands for any number of characters, slashes too, and `?` for one. */
  readonly path: string;
  /**
   * `'optimized'` keeps answers at the edge by their path alone, as long as the origin's `Cache-Control` says; neither
   * cookies nor parameters reach the origin then.
   * @default 'off'
   */
  readonly caching?: 'off' | 'optimized';
  /**
   * What the origin gets of a request, if nothing is cached. With `'all-viewer'` it sees the host that the client asked
   * for, and its certificate has to cover that.
   * @default 'all-viewer'
   */
  readonly originRequest?: 'all-viewer' | 'all-viewer-except-host';
  /** `'read'` is GET, HEAD and OPTIONS. @default 'all', and 'read' if answers are cached */
  readonly methods?: 'all' | 'read';
}

/** What fits no pattern. */
export type DefaultBehavior = Omit<Behavior, 'priority' | 'path'>;
