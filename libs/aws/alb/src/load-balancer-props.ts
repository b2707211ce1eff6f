import type { Peer } from '@ashlar/security-group';
import type { TlsPolicy } from './tls-policies.js';

/** Somebody who may connect to the test listener, by range, prefix list or security group. */
export type TestClient = Peer & {
  /** Who it is, in words for an auditor. */
  readonly description: string;
  /**
   * How many entries a prefix list can hold. Each counts as a rule of the security group for each port, whether it is
   * filled or not, and AWS takes 60; with this, more are refused here instead of in the apply.
   * @default - counted as one
   */
  readonly entries?: number;
};

/** Somebody who may connect, by range, prefix list or security group. */
export type Client = TestClient & {
  /**
   * The listeners that it may reach: `['https']` leaves port 80, which only redirects, closed to it.
   * @default - both; the test listener has clients of its own
   */
  readonly ports?: readonly ('http' | 'https')[];
};

export type Clients = Readonly<Record<string, Client>>;

/**
 * A second way in, for requests that try a release before everybody gets it. It speaks what `listen` says, with the same
 * certificates, and answers 404 until a target group's twin says otherwise.
 */
export interface TestListen {
  /** @default 8443, and 8080 without a certificate */
  readonly port?: number;
  /** Who may connect, by key: never everybody. A key is part of the rule's address: choose it once. */
  readonly clients: Readonly<Record<string, TestClient>>;
}

/** HTTPS on 443. On 80, everything is redirected there. */
export interface HttpsListen {
  readonly mode: 'https';
  /** Shown to clients that name no host, or none that another covers. A `Certificate` of this library fits. */
  readonly certificateArn: string;
  /** The names that the certificate covers. Rules for other hosts are refused. */
  readonly hosts: readonly string[];
  /**
   * More certificates, by a key that becomes part of the address; clients get the one for the host that they name.
   * 25 at most.
   * @default - none
   */
  readonly extraCertificates?: Readonly<Record<string, ExtraCertificate>>;
  /** @default 'ELBSecurityPolicy-TLS13-1-2-2021-06', TLS 1.3, and 1.2 for older clients */
  readonly tlsPolicy?: TlsPolicy;
}

/** HTTP on 80, readable on its way: for an account that has no domain yet. */
export interface HttpListen {
  readonly mode: 'http';
  /** Why there is no certificate. */
  readonly because: string;
}

export interface ExtraCertificate {
  readonly arn: string;
  readonly hosts: readonly string[];
}

/** A `Bucket` of the stack fits as it is. */
export interface LoadBalancerAccessLogs {
  /** A bucket in the same region, with S3's own encryption and `accessLogWriter` in its policy. */
  readonly bucketName: string;
  /** Without slashes at its ends. @default - none */
  readonly prefix?: string;
  /**
   * The policy of that bucket, if it is made in the same stack: AWS tries to write before it takes the setting.
   * @default - the policy stands already
   */
  readonly policy?: { readonly fqn: string };
}

interface LoadBalancerBase {
  /** What it is for; part of its name: `web`. */
  readonly purpose: string;
  readonly vpcId: string;
  /** A subnet in each zone, two zones at least: public ones for a load balancer that faces the internet. */
  readonly subnetIds: Readonly<Record<string, string>>;
  readonly listen: HttpsListen | HttpListen;
  /**
   * A listener for releases that are tried out, which blue/green deployments ask for. It costs nothing.
   * @default - none
   */
  readonly testListener?: TestListen;
  /** Who asked for what and when. Free but for the storage. `'off'` must be said. */
  readonly accessLogs: LoadBalancerAccessLogs | 'off';
  /**
   * Seconds without a byte after which a connection is closed, 1 to 4000. Targets have to keep theirs open for longer,
   * or clients get 502 now and then.
   * @default 60
   */
  readonly idleTimeoutSeconds?: number;
  /** Makes AWS refuse to delete it until this is false and applied. @default true */
  readonly deletionProtection?: boolean;
  /**
   * What happens to requests that two servers could read differently. `'strictest'` refuses all that break RFC 7230.
   * @default 'defensive'
   */
  readonly desyncMitigation?: 'defensive' | 'strictest';
  /** @default true */
  readonly http2?: boolean;
}

export type LoadBalancerProps = LoadBalancerBase &
  (
    | {
        /** Everybody in the world may connect. Replaces the load balancer when it changes. */
        readonly scheme: 'internet-facing';
        /**
         * Who may connect, where that isn't everybody: a CDN's prefix list.
         * @default - 0.0.0.0/0
         */
        readonly clients?: Clients;
      }
    | {
        /** Only what is in the VPC or joined to it reaches it. @default 'internal' */
        readonly scheme?: 'internal';
        /** Who may connect, by key. A key is part of the rule's address: choose it once. */
        readonly clients: Clients;
      }
  );
