/**
 * The first release of the AWS provider that can say it. The version that this repository is generated for knows all.
 *
 * asOf: 2026-11
 * source: CHANGELOG of terraform-provider-aws: 6.4.0 (#43434, `deployment_configuration` and `advanced_configuration`),
 *   6.21.0 (#44842, `canary_configuration` and `linear_configuration`)
 * refresh: search the changelog for aws_ecs_service
 */
export const providerFloors = { 'blue-green': '6.4.0', canary: '6.21.0', linear: '6.21.0' } as const;

/** The version that a plan is made with when nobody says another. */
export const PROVIDER = '6.25.0';
