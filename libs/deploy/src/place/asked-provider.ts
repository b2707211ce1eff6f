import type { StackJson } from '@ashlar/graph';

/** The version of the AWS provider that a stack asks for. */
export const askedProvider = ({ json }: Pick<StackJson, 'json'>) =>
  (json.terraform?.['required_providers'] as { aws?: { version?: string } } | undefined)?.aws?.version;
