/**
 * How many bytes Lambda takes as the code of a function.
 *
 * asOf: 2026-11-21
 * source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, "Deployment package (.zip file archive) size"
 * refresh: look there; these have been the same since 2014
 */
export const lambdaLimits = {
  /** 50 MB, zipped, sent with the request as Terraform's `filename` is. */
  zipped: 50 * 1024 * 1024,
  /** 250 MB, unzipped, layers included. */
  unzipped: 250 * 1024 * 1024,
};
