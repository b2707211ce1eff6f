import { bodiesOf, plainBlocks } from './bodies.js';
import type { GateContext } from './gate-context.js';
import type { GateProblem } from './gate-finding.js';

/** Sections whose contents the other checks know. */
const READ = new Set([
  ...['//', 'terraform', 'provider', 'resource', 'data', 'ephemeral', 'check', 'module'],
  ...['locals', 'output', 'variable', 'moved', 'import', 'removed'],
]);

/** Of `terraform`: without `cloud`, `provider_meta`, `experiments`. */
const SETTINGS = new Set(['//', 'backend', 'required_providers', 'required_version']);

/** What a later Terraform may bring is refused until somebody has thought about it. */
export function sectionProblems({ stack: { json }, base }: GateContext): GateProblem[] {
  const fix = 'leave it out: the gate does not know what Terraform would do with it';
  const sections = bodiesOf(json)
    .flatMap((root) => Object.keys(root))
    .filter((section) => !READ.has(section));
  const settings = plainBlocks(json, 'terraform')
    .flatMap((settings) => Object.keys(settings))
    .filter((setting) => !SETTINGS.has(setting));
  return [
    ...(Array.isArray(json)
      ? [{ rule: 'unread-section' as const, what: 'its JSON is a list', fix: 'write one object' }]
      : []),
    ...sections.map((name): GateProblem => ({ rule: 'unread-section', what: `has a section ${name}`, fix })),
    ...settings.map((name): GateProblem => {
      const where = name === 'cloud' ? 'would run, and keep its state, elsewhere: ' : '';
      return { rule: 'unread-section', what: `${where}terraform.${name} is set`, fix };
    }),
    ...versionProblems(json, base?.json),
  ];
}

function versionProblems(json: unknown, base: unknown): GateProblem[] {
  const [versions, before] = [versionsOf(json), versionsOf(base)];
  if (base === undefined || before.length === 0 || versions.length > 0) return [];
  const fix = `say again which Terraform it is for: ${before.join(', ')}`;
  return [{ rule: 'unread-section', what: 'terraform.required_version is gone', fix }];
}

const versionsOf = (json: unknown): string[] =>
  plainBlocks(json, 'terraform').flatMap(({ required_version: version }) =>
    typeof version === 'string' && version.trim() !== '' ? [version] : [],
  );
