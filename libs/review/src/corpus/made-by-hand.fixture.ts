import type { PlanJson } from '@ashlar/graph';
import { corpusCase, type CorpusCase, type ExpectedReview } from './corpus.fixture.js';

/** Terraform 1.11 makes none of these: plans of the corpus in which an action was changed to a word that it doesn't write. */
export const madeByHand = (): CorpusCase[] => [
  unknownAction('unknown-action', 'update', 'terraform_data.settings', ['evolve']),
  unknownAction('unknown-order', 'replace-by-request', 'terraform_data.build', ['create', 'swap', 'delete']),
  unknownAction('no-action', 'create', 'terraform_data.first', []),
  unknownAction('unknown-action-on-what-stays', 'no-changes', 'terraform_data.settings', ['quarantine']),
  // Ephemeral resources are in no plan yet: see aws-ephemeral.
  changed('opened', 'no-changes', 'terraform_data.settings', ['open'], {}),
];

const unknownAction = (name: string, of: string, address: string, actions: readonly string[]) =>
  changed(name, of, address, actions, {
    verdict: 'danger',
    because: 'nobody knows what Terraform would do',
    rules: ['unknown-action'],
    actions: { ...corpusCase(of).expected.actions, [address]: 'unknown' },
  });

function changed(
  name: string,
  of: string,
  address: string,
  actions: readonly string[],
  expects: Partial<ExpectedReview>,
): CorpusCase {
  const { plan, expected, canaries } = corpusCase(of);
  const mutated: PlanJson = {
    ...plan,
    resource_changes: plan.resource_changes?.map((each) =>
      each.address === address ? { ...each, change: { ...each.change, actions } } : each,
    ),
  };
  return { name, plan: mutated, canaries, expected: { ...expected, ...expects } };
}
