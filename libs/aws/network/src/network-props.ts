/** How packets leave a subnet, which is what makes a tier. */
export type Routing =
  /** To and from the internet, through the internet gateway. For load balancers and NAT gateways. */
  | 'public'
  /** To the internet through a NAT gateway, never from it. For applications. */
  | 'private'
  /** Nowhere outside of the VPC. For data. */
  | 'isolated';

interface AnyTier {
  readonly routing: Routing;
  /**
   * Which of the 32 blocks of the VPC's IPv6 range (0 to 31) the tier has, one /64 for each zone. Chosen once.
   * @default - the tier has IPv4 only
   */
  readonly ipv6Block?: number;
}

/** A tier whose subnets are written down. */
export interface ExplicitTier extends AnyTier {
  /** CIDR of each subnet by zone: `{ 'us-east-1a': '10.0.1.0/24' }`. */
  readonly cidrs: Readonly<Record<string, string>>;
  readonly range?: never;
  readonly subnetPrefix?: never;
  readonly zones?: never;
}

/** A tier that has a range of its own, out of which each zone gets the part that belongs to its letter. */
export interface ComputedTier extends AnyTier {
  /** The tier's part of the VPC's range: `10.0.32.0/19`. */
  readonly range: string;
  /**
   * Prefix of each subnet. Zone a has the first part of the range, b the second: a zone that comes or goes
   * moves no other.
   * @default - the prefix of the range plus 3, at most 28: room for the zones a to h in a /25 or larger
   */
  readonly subnetPrefix?: number;
  /** @default - the zones of the environment */
  readonly zones?: readonly string[];
  readonly cidrs?: never;
}

export type Tier = ExplicitTier | ComputedTier;

/** Services that have a gateway endpoint. Those are free. */
export type GatewayService = 's3' | 'dynamodb';

export interface Endpoints<TierName extends string = string> {
  /**
   * Routes to these services that bypass NAT gateways, in every private tier. Free.
   * @default ['dynamodb', 's3']
   */
  readonly gateway?: readonly GatewayService[];
  /**
   * Services with an address inside of the VPC: `ecr.api`, `logs`, `secretsmanager`. Each costs about 7.30 USD
   * a month and zone, and 0.01 USD per GB (0.01 USD an hour in us-east-1; AWS PrivateLink pricing, 2026-06).
   * @default - none
   */
  readonly interface?: readonly string[];
  /**
   * The tier that holds the interface endpoints' addresses.
   * @default - the only private tier
   */
  readonly tier?: TierName;
}

export interface FlowLogs {
  /** The KMS key that encrypts them; its policy must admit CloudWatch Logs. */
  readonly kmsKeyArn: string;
  /**
   * One of the values that CloudWatch Logs takes. Ingestion costs about 0.50 USD per GB, keeping 0.03 USD per GB
   * and month (us-east-1).
   * @default 365
   */
  readonly retentionDays?: number;
  /** @default 'ALL' */
  readonly traffic?: 'ALL' | 'ACCEPT' | 'REJECT';
  /** Seconds over which packets are summed up. @default 60 */
  readonly aggregationSeconds?: 60 | 600;
  /** Makes Terraform refuse to destroy them, and the network with them, until this is false. @default true */
  readonly keep?: boolean;
}

export interface NetworkProps<TierName extends string = string> {
  /** IPv4 range of the VPC, /16 to /28, from the private ranges. It can't be changed later. */
  readonly cidr: string;
  /** Subnets by tier. A tier's key is part of their addresses: choose it once. */
  readonly tiers: Readonly<Record<TierName, Tier>>;
  /**
   * NAT gateways of the private tiers. Each costs about 36.50 USD a month with its public address, and 0.045 USD
   * per GB (us-east-1). By default each zone of the public tier has one, also where no private subnet is.
   * With `{ zone }` there is one for all; private subnets lose the internet when that zone fails, and traffic between
   * zones is billed. The zone is written down because a guess would move when a zone is added.
   * @default 'one-per-zone'
   */
  readonly natGateways?: 'none' | 'one-per-zone' | { readonly zone: string };
  /**
   * The public tier that holds the NAT gateways.
   * @default - the only public tier
   */
  readonly natGatewayTier?: NoInfer<TierName>;
  /** @default - gateway endpoints for S3 and DynamoDB, no interface endpoints */
  readonly endpoints?: Endpoints<NoInfer<TierName>>;
  /** What went where, for auditors and incidents. `'off'` must be said. */
  readonly flowLogs: FlowLogs | 'off';
  /**
   * Gives the VPC a /56 that AWS chooses, and the tiers with an `ipv6Block` their part of it. Private tiers
   * among them reach the internet by IPv6 through an egress-only gateway, whatever `natGateways` says. Free.
   * @default false
   */
  readonly ipv6?: boolean;
  /**
   * Lets an EKS cluster of this name and its Karpenter find subnets: public ones for internet-facing load
   * balancers, private ones for nodes and internal load balancers.
   * @default - no tags for Kubernetes
   */
  readonly kubernetesCluster?: string;
  /**
   * Declares that this VPC will never be joined to another, so that its range may be used again.
   * @default false
   */
  readonly unconnected?: boolean;
}
