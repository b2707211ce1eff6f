import type { Problem } from '../input/input-error.js';
import type { Environment } from './environment.js';
import { isKnownRegion, knownRegions, zonesOf } from './region-zones.js';
import { didYouMean } from '../input/did-you-mean.js';

const WORD = /^[a-z][a-z0-9]{0,15}$/;
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** What keeps an app or an environment from having this name; both are part of names and state keys. */
export function wordProblems(what: string, word: string): Problem[] {
  if (typeof word === 'string' && WORD.test(word)) return [];
  return [
    {
      what: `${what} is ${spoken(word)}`,
      fix: 'use one word of lower-case letters and digits, a letter first, at most 16 characters',
    },
  ];
}

/** What keeps a value from being a region, here or elsewhere. */
export function regionProblems(prop: string, region: unknown): Problem[] {
  if (typeof region === 'string' && REGION.test(region)) return [];
  return [{ what: `${prop} is ${spoken(region)}`, fix: "use an AWS region such as 'us-east-1'" }];
}

export function environmentProblems(environment: Environment): Problem[] {
  const { name, account, region, domain } = environment;
  const problems = wordProblems('name', name);
  if (typeof account !== 'string' || !/^\d{12}$/.test(account)) {
    problems.push({
      what: `account is ${spoken(account)}`,
      fix: 'use the 12 digits of the AWS account, in quotes',
    });
  }
  if (!Array.isArray(environment.zones)) {
    problems.push({ what: `zones is ${spoken(environment.zones)}`, fix: "list zones: ['us-east-1a']" });
  } else if (!REGION.test(region)) {
    problems.push(...regionProblems('region', region));
  } else {
    problems.push(...zoneProblems(environment));
  }
  if (domain !== undefined && !DOMAIN.test(domain)) {
    problems.push({
      what: `domain is '${domain}'`,
      fix: "use a DNS name in lower case, without protocol or trailing dot: 'example.com'",
    });
  }
  return problems;
}

/** Environments are written by hand, and a synthesis does not wait for the compiler. */
const spoken = (value: unknown) =>
  value === undefined
    ? 'missing'
    : typeof value === 'string'
      ? `'${value}'`
      : `${JSON.stringify(value)}, no text`;

function zoneProblems({ region, zones }: Environment): Problem[] {
  const problems: Problem[] = [];
  const known = zonesOf(region);
  if (!isKnownRegion(region) && !zones.every((zone) => known.includes(zone))) {
    const fix = `${didYouMean(region, knownRegions)}list zones of one region`;
    return [{ what: `region ${region} is not known, and zones ${zones.join(', ')} are not its zones`, fix }];
  }
  if (zones.length === 0) {
    problems.push({ what: 'zones is empty', fix: `list at least one of ${known.join(', ')}` });
  }
  if (zones.length > known.length) {
    problems.push({
      what: `zones lists ${zones.length}, and ${region} has ${known.length}`,
      fix: `keep some of ${known.join(', ')}`,
    });
  }
  for (const zone of new Set(zones)) {
    if (!known.includes(zone)) {
      problems.push({ what: `zone '${zone}' is not in ${region}`, fix: `use ${known.join(', ')}` });
    }
    if (zones.indexOf(zone) !== zones.lastIndexOf(zone)) {
      problems.push({ what: `zone '${zone}' is listed twice`, fix: 'list it once' });
    }
  }
  return problems;
}
