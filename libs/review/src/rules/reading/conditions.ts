import { isWholeInternet } from './ip-ranges.js';

/** Operator and key, in the form `StringEquals aws:sourceaccount`, and the values of which one has to match. */
type Condition = readonly [key: string, values: readonly string[]];

/** Keys that say who it is or where it comes from. With `IfExists`, whoever doesn't say so gets in. */
const BINDING =
  /^(ForAnyValue:)?(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like)|IpAddress) (aws:source(arn|account|vpc|vpce|ip|orgid|orgpaths)|aws:principal(arn|account|orgid|orgpaths|servicename)|aws:userid|aws:username|kms:calleraccount|kms:viaservice|lambda:functionurlauthtype|s3:dataaccesspointaccount)/i;

/** Whether a condition says who may come in, and not merely something that nearly everybody fulfils. */
export const binds = ([key, values]: Condition): boolean =>
  BINDING.test(key) &&
  values.length > 0 &&
  !values.some((value) => isVague(value) || (/principalarn$/i.test(key) && !isOfAccount(value))) &&
  !isWholeInternet(values);

/** In an account of one's own, everybody may make a role of any name. */
const isOfAccount = (arn: string) => ACCOUNT.test(arn.split(':')[4] ?? '');

/** Keys that say how and when somebody asks, not what for. */
const OF_NO_WEIGHT = /^(\S*Not\S*|Null) | aws:(currenttime|epochtime|referer|securetransport|useragent)$/i;

/** Whether a condition makes an allowance of an identity smaller. */
export const narrows = ([key, values]: Condition): boolean =>
  !OF_NO_WEIGHT.test(key) &&
  !values.some((value) => /^[*?]*$/.test(value) || /^arn[:*?]+$/.test(value)) &&
  !isWholeInternet(values);

/** Letters and figures beside wildcards that it takes to tell one from all others. */
const FEWEST = 8;

/** Whether a pattern fits nearly everything: `*`, `arn:*`, `o-*`, `arn:aws:s3:::*`, `arn:aws:iam::*:role/*`. */
export function isVague(pattern: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === '';
  const [arn = '', , service, , account = '', ...resource] = pattern.split(':');
  if (!/^a[rn*?]*$/.test(arn)) return literal(pattern).length < FEWEST;
  if (ACCOUNT.test(account)) return false;
  const name = resource.join(':');
  return literal(service === 's3' ? name : name.replace(/^[\w*?-]*[/:](?=.)/, '')) === '';
}

const ACCOUNT = /^\d{12}$/;

const literal = (pattern: string) => pattern.replace(/[^A-Za-z0-9]/g, '');
