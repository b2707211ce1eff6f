import { isPresent, leavesOf } from './blocks.js';
import type { Family } from './address-range.js';
import type { Resource } from './model.js';
import { hasIpv6 } from './peer.js';
import { ELASTIC_IPS, PUBLIC_ADDRESS, type PublicAddress } from './wearer-types.js';
import type { Wearer } from './wearers.js';

/** Why something may have a public address of each family, in this subnet; undefined is a subnet nobody knows. */
export type PublicAddresses = Readonly<Partial<Record<Family, string>>>;

export function publicAddresses({ resource, parts }: Wearer, subnet: Resource | undefined): PublicAddresses {
  const kind = PUBLIC_ADDRESS[resource.type];
  const elastic = parts.find(({ type }) => ELASTIC_IPS.includes(type));
  const given = kind === undefined ? unknownType(resource) : givenBy(kind, resource, parts, subnet);
  return elastic === undefined ? given : { ...given, 4: elastic.id };
}

const unknownType = ({ type }: Resource): PublicAddresses => {
  const reason = `unknown whether ${type} has a public address`;
  return { 4: reason, 6: reason };
};

function givenBy(
  kind: PublicAddress,
  resource: Resource,
  parts: readonly Resource[],
  subnet: Resource | undefined,
): PublicAddresses {
  if (kind === 'never') return {};
  const { attributes } = resource;
  if (kind === 'unless-internal') {
    if (isTrue(attributes['internal'])) return {};
    const { ip_address_type: addresses } = attributes;
    const isIpv4 = !isPresent(addresses) || addresses === 'ipv4';
    return isIpv4 ? { 4: 'not internal' } : { 4: 'not internal', 6: 'not internal' };
  }
  const four = flagged(kind, [resource, ...parts], subnet);
  const isSixHere = subnet === undefined || hasIpv6(subnet);
  const six = !isSixHere ? undefined : kind.ipv6 === 'with-flag' ? four : 'a subnet with IPv6';
  return { ...(four === undefined ? {} : { 4: four }), ...(six === undefined ? {} : { 6: six }) };
}

function flagged(
  { flag, whenAbsent }: Exclude<PublicAddress, string>,
  resources: readonly Resource[],
  subnet: Resource | undefined,
): string | undefined {
  const written = resources.flatMap(({ attributes }) =>
    leavesOf(attributes).filter(({ key }) => key === flag),
  );
  if (written.some(({ value }) => !isFalse(value))) return flag;
  if (written.length > 0 || whenAbsent === false) return undefined;
  if (whenAbsent === true) return `${flag} is left out`;
  return mapsAddresses(subnet) ? 'map_public_ip_on_launch' : undefined;
}

function mapsAddresses(subnet: Resource | undefined): boolean {
  if (subnet === undefined) return true;
  const written = subnet.attributes['map_public_ip_on_launch'];
  return isPresent(written) ? !isFalse(written) : subnet.type === 'aws_default_subnet';
}

const isTrue = (value: unknown) => String(value) === 'true';

const isFalse = (value: unknown) => String(value) === 'false';
