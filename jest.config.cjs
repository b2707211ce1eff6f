const modules = [
  ...['marked', 'markdown-table'],
  ...['@octokit', 'universal-user-agent', 'before-after-hook', 'json-with-bigint'],
  '@actions',
  'node-pg-migrate',
];

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '\\.[jt]s$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
  // They come as ES modules only, which jest takes from Node 24.9.
  transformIgnorePatterns: [`/node_modules/(?!(${modules.join('|')})/)`],
  moduleNameMapper: {
    '^@ashlar/(.*)$': [
      '<rootDir>/libs/$1/src/index.ts',
      '<rootDir>/libs/aws/$1/src/index.ts',
      '<rootDir>/libs/blocks/$1/src/index.ts',
    ],
    // They offer themselves to `import` alone.
    '^@actions/(workflow-parser|expressions)$': '<rootDir>/node_modules/@actions/$1/dist/index.js',
    '^@actions/expressions/(.+)$': '<rootDir>/node_modules/@actions/expressions/dist/$1.js',
    // Sources say `./name.js` as Node would; the file beside them is `./name.ts`.
    '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'],
  },
  modulePathIgnorePatterns: ['<rootDir>/.cache', '/cdktf.out/', '<rootDir>/.nx'],
};

/** `unit` is what runs on every save; `e2e` starts Terraform, the emulator and whole commands. */
module.exports = {
  testSequencer: '<rootDir>/scripts/longest-first.cjs',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,docs,libs}/**/*.test.ts'],
      testPathIgnorePatterns: ['\\.e2e\\.test\\.ts$', '/node_modules/'],
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/{apps,docs,libs}/**/*.e2e.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/libs/rehearsal/e2e-timeout.cjs'],
    },
  ],
};
