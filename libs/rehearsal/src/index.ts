export { startEmulator, type Emulator } from './emulator/emulator.js';
export { stateStack } from './state-stack.js';
export type { RehearsedStack } from './rehearsal-place.js';
export { rehearse, type RehearsalOptions } from './rehearse.js';
export { rehearseUpgrade, type RehearseUpgradeOptions, type UpgradeReport } from './rehearse-upgrade.js';
export { hasPassed, type RehearsalReport, type StackReport } from './report/rehearsal-report.js';
export { renderReport } from './report/render-report.js';
export { documentedCommands, runCommands } from './terraform/documented-commands.js';
export { rehearsalFolder } from './terraform/rehearsal-folder.js';
export { terraformEnvironment } from './terraform/terraform-environment.js';
export { prepareToolchain, type Toolchain } from './toolchain/toolchain.js';
export { type StackChanges, type UpgradeOptions, UpgradeRehearsal } from './upgrade-rehearsal.js';
/** Test support: Terraform and a state backend on an emulator, for end-to-end tests of other tools too. */
export { E2eBackend, E2eFolder, useLocalState } from './e2e-backend.js';
