import type { Behavior, DefaultBehavior } from './behavior.js';
import type { ResponseHeaders } from './response-headers.js';

/** The load balancer, as CloudFront sees it. It is asked by HTTPS on 443 with TLS 1.2, and by nothing else. */
export interface Origin {
  /** A name that leads to the load balancer and that its certificate covers: `origin.example.com`. */
  readonly host: string;
  /** Its listener; that of a `LoadBalancer` of @ashlar/alb fits. */
  readonly listener: {
    readonly certificateHosts: readonly string[] | 'none';
    readonly idleTimeoutSeconds: number;
  };
  /**
   * How long the origin may take for an answer, or for the next piece of it, 1 to 120 seconds. Less than the load balancer
   * waits is refused: CloudFront would ask again while the first request is still at work.
   * @default - as long as the load balancer waits, 120 at most
   */
  readonly readTimeoutSeconds?: number;
  /** How long an idle connection is kept, 1 to 120 seconds, and less than the load balancer keeps it. @default 5 */
  readonly keepaliveTimeoutSeconds?: number;
}

/** A `Bucket` fits as it is. */
export interface DistributionAccessLogs {
  /** Of any region, with `distributionLogWriter` in its policy. Its ACLs may be off, as they are by default. */
  readonly bucketArn: string;
  /** The policy of that bucket, if it is made in the same stack. @default - the policy stands already */
  readonly policy?: { readonly fqn: string };
}

export interface DistributionProps {
  /** What it is for; part of its names: `web`. */
  readonly purpose: string;
  /** The names that it answers to: each belongs to one distribution in the world. */
  readonly hosts: readonly string[];
  /** The public zone in which the names stand; each gets an A and an AAAA record. `'elsewhere'` makes none. */
  readonly hostedZoneId: string;
  /** Of us-east-1, the only region that CloudFront reads certificates from. A `Certificate` of @ashlar/alb fits. */
  readonly certificate: { readonly certificateArn: string; readonly hosts: readonly string[] };
  readonly origin: Origin;
  /** @default - cached at the edge, GET, HEAD and OPTIONS only */
  readonly defaultBehavior?: DefaultBehavior;
  /** How other paths are answered, by key. @default - all like the default */
  readonly behaviors?: Readonly<Record<string, Behavior>>;
  /** Who asked for what and when. `'off'` must be said. */
  readonly accessLogs: DistributionAccessLogs | 'off';
  /**
   * Headers that tell browsers to be careful. `'managed'` takes AWS's own policy, `'off'` leaves it to the origin.
   * @default - a policy: HTTPS only for a year, no frames, no guessed types, no paths for other sites
   */
  readonly responseHeaders?: ResponseHeaders | 'managed' | 'off';
  /** A web ACL with the scope CLOUDFRONT. @default - none */
  readonly webAclArn?: string;
  /**
   * Where clients are served from: everybody is, from further away if need be. 100 is North America, Europe and Israel, 200
   * adds most of Asia, Africa and the Middle East.
   * @default 'PriceClass_100', the cheapest
   */
  readonly priceClass?: 'PriceClass_100' | 'PriceClass_200' | 'PriceClass_All';
  /** What `/` asks the origin for: `index.html`. @default - for `/` */
  readonly defaultRootObject?: string;
}
