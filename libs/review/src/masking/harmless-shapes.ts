import { isIP } from 'node:net';
import { isAwsId, isRegionOrZone } from './aws-words.js';
import { isPlainWord } from './plain-words.js';
import { isRandomText } from './random-text.js';

const ACCOUNT = '(\\d{12}|aws|cloudfront)?';
const HOST = '([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\\.)+[a-z]{2,24}';

/** Ends of names of hosts: what AWS and most of us use. Three words with dots between them are no host. */
const HOST_ENDS =
  /\.(com|net|org|io|dev|app|cloud|info|biz|health|aws|internal|local|localhost|arpa|example|test|invalid|[a-z]{2})$/;

/** What identifies, addresses or describes something, by its form. */
const SHAPES: readonly RegExp[] = [
  new RegExp(`^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:${ACCOUNT}:[\\w+=,.@:/*$!{}?~#-]+$`),
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /^mrk-[0-9a-f]{32}$/,
  /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/,
  /^v?\d+(\.\d+){1,5}([.-](rc|beta|alpha|r|aurora|mysql_aurora|eksbuild)?[.\d]{0,8}){0,3}$/,
  /^(sha(1|256|384|512)|md5)[:-]([0-9a-f]+|[A-Za-z0-9+/]+={0,2})$/i,
  /^\d{12}$/,
  // SSH public keys.
  /^AAAA[A-Z][A-Za-z0-9+/]+={0,2}$/,
  // Zones of Route 53, distributions of CloudFront, records in a zone, user pools, actions of IAM.
  /^[ZE](?=[A-Z]*\d)[A-Z0-9]{12,20}$/,
  /^Z(?=[A-Z]*\d)[A-Z0-9]{12,20}_[a-z0-9._*\\-]+_[A-Z]{1,8}(_[\w-]{1,40})?$/,
  /^[a-z]{2}-[a-z]+-\d_[A-Za-z0-9]{9}$/,
  /^[a-z0-9-]{2,40}:([A-Z][A-Za-z0-9]*\*?|\*)$/,
];

/** Image in a registry, with tag or digest. */
const IMAGE = new RegExp(`^(?<host>${HOST})(/[a-z0-9._-]+)+(:[\\w.-]{1,60})?(@sha256:[0-9a-f]{64})?$`);

/** Of log groups and files. Other texts with slashes may well be base64. */
const PATH = /^\/(aws|ecs|var|etc|usr|opt|home|tmp|dev)(\/[\w.-]+)+\/?$/;

const URL_SHAPE = new RegExp(
  `^(?:https?|wss?|s3|tcp|tls|redis|rediss|postgres|mysql)://(?<rest>[^\\s?#@]+)$`,
);

/**
 * Whether a text is plainly no secret by its form: ids and ARNs of AWS, hosts, addresses, URLs without user and query,
 * images, digests that say so, dates, versions, regions, and words that everyone uses. Not: any other word.
 */
export function isHarmlessShape(text: string): boolean {
  if (text.length > 2048) return false;
  if (isPlainWord(text) || isAwsId(text) || isRegionOrZone(text) || isHost(text)) return true;
  if (isIP(text.replace(/\/\d{1,3}$/, '')) !== 0) return true;
  if (SHAPES.some((shape) => shape.test(text))) return true;
  if (text.length <= 512 && IMAGE.test(text))
    return !hasRandomPart(text.replace(/@sha256:[0-9a-f]{64}$/, ''));
  const rest = URL_SHAPE.exec(text)?.groups?.['rest'];
  return (rest !== undefined && isPlace(rest)) || (PATH.test(text) && !hasRandomPart(text));
}

const HOST_NAME = new RegExp(`^(\\*\\.)?${HOST}$`);

/** A name in the domain name system, with a port or none. */
const isHost = (text: string): boolean => {
  const name = text.replace(/:\d{1,5}$/, '').replace(/\.$/, '');
  return name.length <= 253 && HOST_NAME.test(name) && HOST_ENDS.test(name);
};

const hasRandomPart = (text: string) => text.split('/').some(isRandomText);

/** What stands behind `https://`: a host and a path that gives nothing away. */
function isPlace(rest: string): boolean {
  const [host = '', ...path] = rest.split('/');
  return !path.some(isRandomText) && !/^hooks\./.test(host);
}
