/** A picture as data: what stands inside of which boundary, and what leads where. Knows nothing of AWS or of Graphviz. */
export interface Drawing {
  readonly title: string;
  /** The same in sentences, for those who don't see it. */
  readonly description: string;
  readonly boundaries: readonly Boundary[];
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  /** Lines below the picture. */
  readonly notes: readonly string[];
}

/** An outline around what belongs together. `attached` holds what belongs to a VPC and stands in no tier of it. */
export interface Boundary {
  readonly id: string;
  readonly kind:
    | 'internet'
    | 'account'
    | 'attached'
    | 'edge'
    | 'vpc'
    | 'public'
    | 'private'
    | 'isolated'
    | 'services'
    | 'region';
  readonly title: string;
  readonly lines: readonly string[];
  /** Id of the boundary around it. */
  readonly within?: string;
}

export interface DrawnNode {
  readonly id: string;
  /** `card` lists many things of one concern; `nobody` stands for who is allowed but not there. */
  readonly kind: 'outside' | 'edge' | 'compute' | 'store' | 'network' | 'card' | 'nobody';
  readonly title: string;
  readonly lines: readonly string[];
  readonly within?: string;
  /** From left, where the internet is, to right. */
  readonly column: number;
}

export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  /** `traffic` may flow by the rules; `way-out` is a route; `records` are copies, logs and findings; `belongs` is the rest. */
  readonly kind: 'traffic' | 'way-out' | 'records' | 'belongs';
  readonly label?: string;
}
