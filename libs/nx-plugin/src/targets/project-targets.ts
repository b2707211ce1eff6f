import type { TargetConfiguration } from '@nx/devkit';
import { packages } from './packages.js';

/** What every project can do, an app or a library. */
export function projectTargets(root: string): Record<string, TargetConfiguration> {
  return {
    lint: {
      command: `node scripts/lint.mjs ${root}`,
      cache: true,
      inputs: [
        'default',
        '{workspaceRoot}/eslint.config.mjs',
        '{workspaceRoot}/scripts/lint.mjs',
        { externalDependencies: [...packages.lint] },
      ],
      metadata: { description: 'ESLint, the module boundaries included' },
    },
    test: {
      command: `jest ${root}/ --selectProjects unit --passWithNoTests`,
      cache: true,
      inputs: [
        'default',
        '^production',
        '{workspaceRoot}/jest.config.cjs',
        { externalDependencies: [...packages.test] },
      ],
      metadata: { description: 'Unit tests' },
    },
    typecheck: {
      command: `tsc -p ${root}/tsconfig.json`,
      cache: true,
      inputs: ['default', '^production', { externalDependencies: [...packages.typecheck] }],
      metadata: { description: 'Type errors, of the tests too' },
    },
  };
}
