/**
 * Packages that a target loads besides those that its project imports, which Nx knows. Without such a list every change
 * of the lock file would be a change of the target. Tests compare each with what is there.
 */
export const packages = {
  lint: ['@nx/eslint-plugin', 'eslint', 'eslint-config-prettier', 'typescript', 'typescript-eslint'],
  test: ['@swc/core', '@swc/jest', 'jest'],
  typecheck: [
    ...['@types/aws-lambda', '@types/jest', '@types/node', '@types/pg', '@types/picomatch', '@types/semver'],
    'typescript',
  ],
  synth: [
    '@cdktf/provider-aws',
    'cdktf',
    'cli-table3',
    'commander',
    'constructs',
    'esbuild',
    'fastest-levenshtein',
    'fflate',
    'ip-address',
  ],
} as const;
