/**
 * The letters of the Availability Zones of each region.
 *
 * asOf: 2026-11
 * source: docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html (every region
 *   has at least three) and the zone names in github.com/jsonmaur/aws-regions
 * refresh: aws ec2 describe-availability-zones --all-availability-zones --region <region>
 *
 * An account sees a part of them: which letters exist in yours is for AWS to say. A region that is missing
 * here is accepted with letters a to f.
 */
const letters: Readonly<Record<string, string>> = {
  'af-south-1': 'abc',
  'ap-east-1': 'abc',
  'ap-northeast-1': 'abcd',
  'ap-northeast-2': 'abcd',
  'ap-northeast-3': 'abc',
  'ap-south-1': 'abc',
  'ap-south-2': 'abc',
  'ap-southeast-1': 'abc',
  'ap-southeast-2': 'abc',
  'ap-southeast-3': 'abc',
  'ap-southeast-4': 'abc',
  'ca-central-1': 'abcd',
  'eu-central-1': 'abc',
  'eu-central-2': 'abc',
  'eu-north-1': 'abc',
  'eu-south-1': 'abc',
  'eu-south-2': 'abc',
  'eu-west-1': 'abc',
  'eu-west-2': 'abc',
  'eu-west-3': 'abc',
  'me-central-1': 'abc',
  'me-south-1': 'abc',
  'sa-east-1': 'abc',
  'us-east-1': 'abcdef',
  'us-east-2': 'abc',
  'us-west-1': 'abc',
  'us-west-2': 'abcd',
};

export const knownRegions = Object.keys(letters);

export const isKnownRegion = (region: string) => region in letters;

const UNKNOWN_REGION = 'abcdef';

/** `us-east-2` → `us-east-2a`, `us-east-2b`, `us-east-2c`. */
export function zonesOf(region: string): readonly string[] {
  return Array.from(letters[region] ?? UNKNOWN_REGION, (letter) => region + letter);
}

/** Position of a zone in its region by letter: a is 0. Never changes, whatever zones come or go. */
export function zoneIndex(zone: string): number {
  return zone.charCodeAt(zone.length - 1) - 'a'.charCodeAt(0);
}
