import { COLUMNS } from './columns.js';
import type { DrawnEdge, DrawnNode } from './drawing.js';
import { edgeTypes } from './edge-types.js';
import type { Part } from './part.js';
import type { Places } from './places.js';
import type { View } from './view.js';

/** Names, certificates and firewalls, in front of what they serve. */
export function drawEdge(view: View, { edge, workloads }: Places): Part {
  if (edge.length === 0) return { boundaries: [], nodes: [], edges: [] };
  const nodes = edge.flatMap((resource): DrawnNode[] => {
    const label = edgeTypes[resource.type]?.(resource, view);
    return label ? [{ id: resource.id, kind: 'edge', ...label, within: 'edge', column: COLUMNS.edge }] : [];
  });
  const served = workloads.map(({ resource }) => resource);
  const certified = served.flatMap((balancer): DrawnEdge[] =>
    view
      .pointing(['aws_lb_listener', 'aws_alb_listener'], 'load_balancer_arn', balancer)
      .flatMap((listener) => view.at(listener, 'certificate_arn'))
      .filter((certificate) => edge.includes(certificate))
      .map((certificate) => ({ from: certificate.id, to: balancer.id, kind: 'belongs', label: 'HTTPS' })),
  );
  return {
    boundaries: [
      { id: 'edge', kind: 'edge', title: 'Edge', lines: ['in front of the VPC'], within: 'account' },
    ],
    nodes,
    edges: certified,
  };
}
