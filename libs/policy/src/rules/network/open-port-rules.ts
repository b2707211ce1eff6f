import type { Rule } from '../../rule.js';
import { evidence } from '../reading/attribute-rule.js';
import { each, fail, pass, unknown } from '../reading/verdict.js';
import { admitsTcp, GROUPS, worldOpenings } from './world-openings.js';

interface PortRow extends Omit<Rule, 'judge'> {
  /** Whether these ports, as the graph says them, may not be open to everybody. */
  readonly forbids: (ports: string) => boolean;
  readonly passes: string;
}

const portRule = ({ forbids, passes, ...rule }: PortRow): Rule => ({
  ...rule,
  judge: (model) => {
    const openings = worldOpenings(model);
    return each(GROUPS, (group) => {
      const found = (openings.get(group.id) ?? []).filter(({ ports }) => forbids(ports));
      const certain = found.filter(({ isCertain }) => isCertain);
      const said = (certain.length > 0 ? certain : found)
        .map(({ rule: by, from, ports }) => `${by} admits ${from} on ${ports}`)
        .join('; ');
      if (certain.length > 0) return fail(said);
      return found.length > 0 ? unknown(`${said}: ${evidence(rule.id)}`) : pass(passes);
    })(model);
  },
});

const COMMON_PORTS = [20, 21, 3306, 3389, 4333];

export const openPortRules: readonly Rule[] = [
  portRule({
    id: 'INCOMING_SSH_DISABLED',
    holds: 'No security group admits every address to SSH.',
    why: 'Port 22 is tried all day long, by everybody, with every password that ever leaked.',
    fix: 'Take the rule away and open sessions with Systems Manager, or admit the addresses that need it.',
    forbids: (ports) => admitsTcp(ports, 22),
    passes: 'no rule admits every address to port 22',
  }),
  portRule({
    id: 'RESTRICTED_INCOMING_TRAFFIC',
    holds: `No security group admits every address to FTP, MySQL or remote desktops (ports ${COMMON_PORTS.join(', ')}).`,
    why: 'These ports are the first that a scan tries, and what listens there was not made for the internet.',
    fix: 'Admit the security groups or addresses that need it instead of every address.',
    forbids: (ports) => COMMON_PORTS.some((port) => admitsTcp(ports, port)),
    passes: `no rule admits every address to ${COMMON_PORTS.join(', ')}`,
  }),
  // The pack names no port that may be open, so that every one of TCP and UDP counts.
  portRule({
    id: 'VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS',
    holds: 'No security group admits every address, to whatever port of TCP or UDP.',
    why: 'What everybody reaches has to be meant for everybody; the pack authorizes no port by itself.',
    fix: 'Admit security groups or known addresses; waive it for the one group that is the door of the platform.',
    forbids: (ports) => /^(everything|(all )?(tcp|udp)\b)/.test(ports),
    passes: 'no rule admits every address',
  }),
];
