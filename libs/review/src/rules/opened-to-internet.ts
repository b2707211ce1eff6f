import type { PlannedChange } from '@ashlar/graph';
import { isMarked, marksAt } from '../diff/marks.js';
import { hasUnknownSource, isWithin, type Opening, openingsIn, openingText } from './reading/openings.js';
import { isWholeInternet } from './reading/ip-ranges.js';
import { isObject } from './reading/values-at.js';
import { madePublic } from './made-public.js';
import type { Judgement, Rule } from './rule.js';

const FIX = 'name who has to reach it: a security group, a range of yours, a load balancer in front';

export const openedToInternet: Rule = {
  id: 'opened-to-internet',
  holds: 'nothing that the internet could not reach is opened to it',
  judge: (change) => [...rulesOpened(change), ...clusterOpened(change), ...madePublic(change)],
};

/** Security groups with their rules inside, and the three kinds of rules beside one. */
function rulesOpened(change: PlannedChange): Judgement[] {
  const { action, before, after, afterUnknown } = change;
  if (after === null || action === 'no-op') return [];
  const read = rulesOf(change.type);
  if (read === undefined) return [];
  const was = openingsIn(read(before));
  const opened = openingsIn(read(after)).filter((opening) => !was.some((other) => isWithin(other, opening)));
  const attributes =
    change.type === 'aws_security_group' || change.type === 'aws_default_security_group'
      ? ['ingress']
      : undefined;
  if (opened.length > 0)
    return [
      {
        // A new load balancer for the world is what it is for; anything else that opens has to be approved.
        verdict: action === 'create' && opened.every(isWeb) ? 'review' : 'danger',
        what: 'lets the whole internet in',
        values: [...new Set(opened.map(openingText))].join(', '),
        fix: FIX,
        ...(attributes === undefined ? {} : { attributes }),
      },
    ];
  const isUnknown =
    attributes === undefined
      ? isRuleInwards(after) && hasUnknownSource(afterUnknown)
      : isUnknownInside(afterUnknown) || (before !== null && marksAt(afterUnknown, 'ingress') === true);
  return isUnknown
    ? [
        {
          verdict: 'review',
          what: 'whom it lets in is known after the apply only',
          fix: 'look where the range comes from',
        },
      ]
    : [];
}

function rulesOf(type: string): ((values: unknown) => unknown[]) | undefined {
  if (type === 'aws_security_group' || type === 'aws_default_security_group')
    return (values) => (isObject(values) && Array.isArray(values['ingress']) ? values['ingress'] : []);
  if (type === 'aws_vpc_security_group_ingress_rule') return (values) => [values];
  if (type === 'aws_lightsail_instance_public_ports')
    return (values) => (isObject(values) && Array.isArray(values['port_info']) ? values['port_info'] : []);
  if (type === 'aws_security_group_rule') return (values) => (isRuleInwards(values) ? [values] : []);
  return undefined;
}

const isRuleInwards = (values: unknown) => !isObject(values) || values['type'] !== 'egress';

function isUnknownInside(afterUnknown: unknown): boolean {
  const ingress = marksAt(afterUnknown, 'ingress');
  return Array.isArray(ingress) && ingress.some(hasUnknownSource);
}

const isWeb = ({ protocol, from, to }: Opening) =>
  protocol === 'tcp' && from === to && (from === 80 || from === 443);

/** The API of a Kubernetes cluster, and from where it may be asked. */
function clusterOpened({ type, before, after, afterUnknown }: PlannedChange): Judgement[] {
  if (type !== 'aws_eks_cluster' || !isObject(after)) return [];
  const [was, is] = [endpoint(before), endpoint(after)];
  if (
    isMarked(marksAt(marksAt(marksAt(afterUnknown, 'vpc_config'), 0), 'public_access_cidrs')) &&
    is.isPublic &&
    before !== null
  )
    return [
      {
        verdict: 'review',
        what: 'who reaches the API of the cluster is known after the apply only',
        fix: FIX,
      },
    ];
  if (!is.isOpen || was.isOpen) return [];
  return [
    {
      verdict: 'danger',
      what: 'lets the whole internet reach the API of the cluster',
      fix: FIX,
      attributes: ['vpc_config[0].endpoint_public_access', 'vpc_config[0].public_access_cidrs'],
    },
  ];
}

/** Without ranges, AWS lets everybody in. */
function endpoint(cluster: unknown): { readonly isPublic: boolean; readonly isOpen: boolean } {
  const blocks: unknown = isObject(cluster) ? cluster['vpc_config'] : undefined;
  const config: unknown = Array.isArray(blocks) ? blocks[0] : undefined;
  if (!isObject(config)) return { isPublic: false, isOpen: false };
  const isPublic = config['endpoint_public_access'] !== false;
  const ranges = Array.isArray(config['public_access_cidrs']) ? config['public_access_cidrs'] : [];
  return { isPublic, isOpen: isPublic && (ranges.length === 0 || isWholeInternet(ranges)) };
}
