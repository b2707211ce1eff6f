export { compareResources, type ResourceChanges, typeOf } from './compare-resources.js';
export { filesIn } from './files-in.js';
export { PostgresServer } from './postgres/postgres-server.js';
export { withPostgres } from './postgres/with-postgres.js';
export { refusal } from './refusal.js';
export { scratchFolder } from './scratch-folder.js';
export { type Resource, type ResourceType, StackView } from './stack-view.js';
export { synthApps, synthStack, testEnvironment, warningsOf } from './synth.js';
export {
  deadUrl,
  file,
  program,
  serve,
  servedRelease,
  temporaryFolder,
  terraformScript,
} from './test-machine.js';
export { expectOwnChanges, idleToggles, type Toggle } from './toggles.js';
