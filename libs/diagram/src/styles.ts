import type { Boundary, DrawnEdge, DrawnNode, Drawing } from './drawing.js';

/** Text on any of the fills below has a contrast of 7 to 1 or more. */
export const INK = '#1b2733';
export const MUTED = '#44525f';

interface Style {
  readonly line: string;
  readonly fill: string;
  readonly style: string;
}

const TRUST = '#b3261e';
const TIER = '#a84300';

export const boundaryStyles: Readonly<Record<Boundary['kind'], Style>> = {
  internet: { line: TRUST, fill: '#ffffff', style: 'dashed,filled' },
  account: { line: TRUST, fill: '#fbfcfd', style: 'dashed,filled' },
  vpc: { line: TRUST, fill: '#ffffff', style: 'dashed,filled' },
  attached: { line: '#aab4be', fill: '#ffffff', style: 'filled' },
  public: { line: TIER, fill: '#fff3e0', style: 'dashed,filled' },
  private: { line: TIER, fill: '#e8f1fc', style: 'dashed,filled' },
  isolated: { line: TIER, fill: '#e7f5ea', style: 'dashed,filled' },
  edge: { line: MUTED, fill: '#f1f3f5', style: 'rounded,filled' },
  services: { line: MUTED, fill: '#f1f3f5', style: 'rounded,filled' },
  region: { line: TRUST, fill: '#f1f3f5', style: 'dashed,filled' },
};

export const nodeStyles: Readonly<Record<DrawnNode['kind'], Style>> = {
  outside: { line: INK, fill: '#e9ecef', style: 'rounded,filled' },
  edge: { line: '#7a3e9d', fill: '#f6effb', style: 'rounded,filled' },
  compute: { line: '#1f5fa8', fill: '#ffffff', style: 'rounded,filled' },
  store: { line: '#1e7a3c', fill: '#ffffff', style: 'rounded,filled' },
  network: { line: '#8a5200', fill: '#ffffff', style: 'rounded,filled' },
  card: { line: '#5c6b7a', fill: '#ffffff', style: 'filled' },
  nobody: { line: '#5c6b7a', fill: '#ffffff', style: 'rounded,dashed,filled' },
};

export const edgeStyles: Readonly<Record<DrawnEdge['kind'], Omit<Style, 'fill'>>> = {
  traffic: { line: '#1f4e8c', style: 'solid' },
  'way-out': { line: '#8a5200', style: 'dashed' },
  records: { line: MUTED, style: 'dotted' },
  belongs: { line: MUTED, style: 'dashed' },
};

const sample = (color: string, text: string, meaning: string) =>
  `<FONT COLOR="${color}"><B>${text}</B></FONT> ${meaning}`;

/** What the lines of the drawing mean, in the HTML of Graphviz. */
export function legend({ boundaries, edges }: Drawing): string {
  const isDrawn = (kind: DrawnEdge['kind']) => edges.some((edge) => edge.kind === kind);
  const hasTiers = boundaries.some(({ kind }) => boundaryStyles[kind].line === TIER);
  return [
    sample(TRUST, '- - -', 'trust boundary'),
    hasTiers ? sample(TIER, '- - -', 'tier of subnets') : '',
    isDrawn('traffic')
      ? sample(edgeStyles.traffic.line, '—→', 'may connect, proved from rules and routes')
      : '',
    isDrawn('way-out') ? sample(edgeStyles['way-out'].line, '- -→', 'route out') : '',
    isDrawn('records') ? sample(edgeStyles.records.line, '···→', 'records and copies') : '',
  ]
    .filter((part) => part !== '')
    .join('    ');
}
