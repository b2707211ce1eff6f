import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const PROVIDER_ROOT =
  "Import one resource: '@cdktf/provider-aws/lib/vpc/index.js'. The package's root costs 2 seconds and 500 MB in every process.";

/** Imports that are wrong everywhere, and what to write instead. */
const everywhere = [
  { regex: '^@cdktf/provider-aws(/lib)?(/index(\\.js)?)?$', message: PROVIDER_ROOT },
  {
    group: ['@aws-sdk/*', 'aws-sdk'],
    message: 'Synthesis reaches nothing of AWS: take the value from the environment.',
  },
];

const ENGINE = {
  group: ['cdktf', 'cdktf/*', 'cdktn', 'cdktn/*'],
  message: "Only libs/core/src/engine knows the engine. Import what you need from '@ashlar/core'.",
};

const FOR_TESTS = [
  { group: ['@ashlar/testing', 'fast-check', '**/*.fixture.js'], message: 'For tests only.' },
];

/** What builds doesn't read what was built; its tests may. */
const READERS = {
  group: [
    ...[
      'changes',
      'cli',
      'deploy',
      'diagram',
      'github',
      'graph',
      'handbook',
      'policy',
      'rehearsal',
      'review',
      'terraform',
    ],
  ].map((name) => `@ashlar/${name}`),
  message: 'Reads what was synthesized: for tests and tools.',
};

/** Who may know whom. The tags come from the place of a project: libs/nx-plugin. */
const boundaries = [
  {
    sourceTag: 'type:app',
    // Of tools in tests only: see READERS.
    onlyDependOnLibsWithTags: [
      ...['type:module', 'type:block', 'type:core', 'type:graph', 'type:testing', 'type:tool'],
      'type:terraform',
    ],
  },
  {
    sourceTag: 'type:module',
    onlyDependOnLibsWithTags: ['type:block', 'type:core', 'type:graph', 'type:testing'],
  },
  { sourceTag: 'type:block', onlyDependOnLibsWithTags: ['type:core', 'type:testing'] },
  { sourceTag: 'type:core', onlyDependOnLibsWithTags: ['type:graph', 'type:testing'] },
  { sourceTag: 'type:graph', onlyDependOnLibsWithTags: [] },
  {
    sourceTag: 'type:tool',
    onlyDependOnLibsWithTags: ['type:tool', 'type:terraform', 'type:core', 'type:graph', 'type:testing'],
  },
  { sourceTag: 'type:terraform', onlyDependOnLibsWithTags: ['type:core', 'type:graph', 'type:testing'] },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:core', 'type:graph'] },
];

export default tseslint.config(
  {
    ignores: [
      ...['node_modules', '**/cdktf.out', '.cache', '.nx', 'libs/nx-plugin/built'],
      'libs/review/src/html/built',
    ],
  },
  ...tseslint.configs.recommended,
  {
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints: boundaries,
          ignoredCircularDependencies: [['core', 'testing']],
          // One of them loads the engine twice, to compare.
          checkDynamicDependenciesExceptions: ['testing'],
        },
      ],
      'no-restricted-imports': ['error', { patterns: [...everywhere, ENGINE] }],
      'max-lines': ['error', { max: 250 }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['{apps,libs}/**/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.fixture.ts', 'libs/testing/**', 'libs/core/src/engine/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [...everywhere, ENGINE, ...FOR_TESTS] }] },
  },
  {
    files: ['{apps,libs/aws,libs/blocks}/**/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.fixture.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [...everywhere, ENGINE, ...FOR_TESTS, READERS] }],
    },
  },
  {
    // The store of saved plans: a tool's, and loaded when it is used.
    files: ['libs/deploy/src/plan-set/s3-store.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [...everywhere.slice(0, 1), ENGINE, ...FOR_TESTS] }],
    },
  },
  {
    // Code that runs in AWS, and tests that do what CI would do: no part of a synthesis.
    files: ['apps/*/functions/**', 'apps/*/src/**/*.e2e.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [...everywhere.slice(0, 1), ENGINE] }] },
  },
  {
    files: ['apps/*/functions/**'],
    ignores: ['**/*.test.ts', '**/*.fixture.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [...everywhere.slice(0, 1), ENGINE, ...FOR_TESTS, READERS] },
      ],
    },
  },
  {
    files: ['libs/core/src/engine/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: everywhere }],
      // The engine's inner modules are patched, and an ES import can't be written to.
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
  {
    // End-to-end tests put together what the product keeps apart.
    files: ['**/*.e2e.test.ts'],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { depConstraints: [{ sourceTag: '*', onlyDependOnLibsWithTags: ['*'] }] },
      ],
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  prettier,
);
