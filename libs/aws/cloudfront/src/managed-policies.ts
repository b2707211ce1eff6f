/**
 * Policies that AWS keeps for everybody, with ids that are the same in every account.
 *
 * asOf: 2026-11
 * source: CloudFront developer guide, "Use managed cache policies", "Use managed origin request policies" and "Use managed
 *   response headers policies"
 * refresh: `aws cloudfront list-cache-policies --type managed`, `list-origin-request-policies`, `list-response-headers-policies`
 */
export const managedPolicies = {
  cache: {
    /** Keeps what the origin allows, a day where it says nothing; of a request only the path tells answers apart. */
    optimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
    off: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
  },
  originRequest: {
    /** All headers, cookies and parameters of the client. */
    'all-viewer': '216adef6-5c7f-47e4-b989-5492eafa07d3',
    /** The same, with the origin's own name as the host. */
    'all-viewer-except-host': 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  },
  /** HSTS for a year, nosniff, frames of the same origin, strict-origin-when-cross-origin, XSS protection. */
  securityHeaders: '67f7725c-6f97-4210-82d7-5512b31e9d03',
} as const;
