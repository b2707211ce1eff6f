import type { Protectable } from './protectable.js';
import type { WafRules } from './rule.js';
import type { Scope } from './set-problems.js';

export interface Logging {
  /** The KMS key that encrypts the log group; its policy must admit CloudWatch Logs. */
  readonly kmsKeyArn: string;
  /**
   * One of the values that CloudWatch Logs takes. Ingestion costs about 0.50 USD per GB, keeping 0.03 USD per GB
   * and month (us-east-1).
   * @default 365
   */
  readonly retentionDays?: number;
  /**
   * Headers whose values are written as REDACTED, at most 100. AWS WAF has sampled requests besides, where they are
   * visible: see `sampledRequests`.
   * @default ['authorization', 'cookie']
   */
  readonly redact?: readonly string[];
  /**
   * With `'blocked-and-counted'`, requests that were allowed without any rule having counted, challenged or asked
   * for a CAPTCHA are not written, which saves most of the cost.
   * @default 'everything' - an audit asks for what was let through, too
   */
  readonly requests?: 'blocked-and-counted' | 'everything';
  /** Makes Terraform refuse to destroy the log until this is false. @default true */
  readonly keep?: boolean;
}

export interface WebAclProps {
  /** What the ACL is for; part of its names: `web`. */
  readonly purpose: string;
  /**
   * `'CLOUDFRONT'` for distributions, in a stack of us-east-1. It can't be changed later.
   * @default 'REGIONAL'
   */
  readonly scope?: Scope;
  /**
   * What happens to a request that no rule has decided about.
   * @default 'allow' - rules name what is bad; with 'block' a request passes only by a rule that allows it, so that
   *   rules have to know every good one
   */
  readonly defaultAction?: 'allow' | 'block';
  /** Rules by key. The key is the rule's name, its metric's and part of its sets' addresses: choose it once. */
  readonly rules: WafRules;
  /**
   * What the ACL protects, by a key that becomes part of the association's address. Free.
   * @default - nothing yet
   */
  readonly protects?: Readonly<Record<string, Protectable>>;
  /** Who asked for what and what became of it. `'off'` must be said. */
  readonly logging: Logging | 'off';
  /**
   * Keeps a sample of the requests of the last three hours, per rule, in the console. A sample shows URIs and
   * headers as they came, also those that logs redact: whoever may `wafv2:GetSampledRequests` can read them. Free.
   * @default true
   */
  readonly sampledRequests?: boolean;
}
