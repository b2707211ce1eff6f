import { createHash } from 'node:crypto';
import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from 'node-sarif-builder';
import type { Review } from '../../review.js';
import { type SarifFinding, sarifFindings } from './sarif-findings.js';

type Result = SarifResultBuilder['result'];
type Location = NonNullable<Result['locations']>[number];

/**
 * The findings and what policy says as SARIF 2.1.0, for code scanning on GitHub. A finding has the same fingerprint in every review of
 * the same rule, stack and address, whatever its values and sentences, so that an alert is closed when it is gone. A danger and a
 * failed policy are errors, what is worth a look or unknown a warning, what was waived a suppressed note.
 */
export function reviewSarif(review: Review): string {
  const findings = sarifFindings(review);
  const run = new SarifRunBuilder({
    tool: { driver: { name: 'ashlar', rules: [] } },
    automationDetails: { id: 'ashlar/review/' },
    columnKind: 'utf16CodeUnits',
    properties: { verdict: review.verdict, ...(review.planSet ? { planSet: review.planSet.hash } : {}) },
  });
  for (const rule of rulesOf(findings)) run.addRule(rule);
  const seen = new Map<string, number>();
  for (const finding of findings) {
    const identity = identityOf(finding);
    const time = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, time);
    run.addResult(resultOf(finding, `${identity}:${time}`));
  }
  const builder = new SarifBuilder({ $schema: SCHEMA });
  builder.addRun(run);
  return `${JSON.stringify(builder.buildSarifOutput(), null, 2)}\n`;
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

function rulesOf(findings: readonly SarifFinding[]): SarifRuleBuilder[] {
  const rules = new Map(findings.toReversed().map((finding) => [finding.ruleId, finding]));
  return [...rules.values()]
    .sort((a, b) => (a.ruleId < b.ruleId ? -1 : 1))
    .map(({ ruleId, ruleName, fix, tags, level }) => {
      return new SarifRuleBuilder({
        id: ruleId,
        shortDescription: { text: ruleName },
        help: { text: fix },
        defaultConfiguration: { level },
        properties: { tags },
      });
    });
}

function resultOf(finding: SarifFinding, fingerprint: string): SarifResultBuilder {
  const { ruleId, level, message, waiver, properties } = finding;
  const result: Result = {
    ...{ ruleId, level, message: { text: message } },
    locations: [locationOf(finding)],
    // The first name is the one by which GitHub knows an alert again.
    partialFingerprints: { primaryLocationLineHash: fingerprint, 'ashlarFinding/v1': fingerprint },
    ...(waiver === undefined
      ? {}
      : { suppressions: [{ kind: 'external', status: 'accepted', justification: waiver }] }),
    properties,
  };
  return new SarifResultBuilder(result);
}

/** Where the synthesis writes a stack; a plan knows no line of a source. */
function locationOf({ stack, address, path }: SarifFinding): Location {
  const name = [stack, address].filter((part) => part !== undefined);
  return {
    physicalLocation: {
      artifactLocation: {
        uri:
          stack === undefined
            ? 'cdktf.out/manifest.json'
            : `cdktf.out/stacks/${segmentOf(stack)}/cdk.tf.json`,
      },
      region: { startLine: 1 },
    },
    logicalLocations: [
      ...(stack === undefined ? [] : [{ name: stack, fullyQualifiedName: stack, kind: 'namespace' }]),
      ...(address === undefined
        ? []
        : [{ name: address, fullyQualifiedName: name.join('/'), kind: 'resource' }]),
      ...(path === undefined
        ? []
        : [{ name: path.split('/').at(-1), fullyQualifiedName: path, kind: 'object' }]),
    ],
  };
}

/** A name as one step of a path: of dots alone it would be another folder, encoded or not. */
const segmentOf = (stack: string) => encodeURIComponent(/^\.+$/.test(stack) ? `(${stack})` : stack);

/** Not of the sentence: it may name a value, and the alert would be another one for each. */
const identityOf = ({ ruleId, stack = '', address = '' }: SarifFinding) =>
  createHash('sha256')
    .update(JSON.stringify([ruleId, stack, address]))
    .digest('hex')
    .slice(0, 32);
