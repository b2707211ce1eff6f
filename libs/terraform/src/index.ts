export { isAws } from './emulator/is-aws.js';
export { emulatorOverride, OVERRIDE_FILE } from './emulator/emulator-override.js';
export { mayShare } from './provider/may-share.js';
export { type LendProvider, ownProvider, ProviderPool } from './provider/provider-pool.js';
export { ProgressLine } from './report/progress-line.js';
export { type Diagnostic, TerraformFailed } from './root/messages.js';
export { effectiveChanges } from './root/effective-changes.js';
export {
  type Changes,
  type Progress,
  TerraformRoot,
  type TerraformRootOptions,
} from './root/terraform-root.js';
export { firstAlone } from './schedule/first-alone.js';
export { type InTurn, inTurn } from './schedule/in-turn.js';
export { backwards, type SideBySide, sideBySide } from './schedule/side-by-side.js';
export { findExecutable } from './toolchain/find-executable.js';
export { findTerraform, type Terraform, terraformVersion } from './toolchain/find-terraform.js';
export { fixFor, inBrackets } from './toolchain/found.js';
export { thisPlatform } from './toolchain/platform.js';
export {
  prepareTerraform,
  type PrepareTerraformOptions,
  reportMirror,
} from './toolchain/prepare-terraform.js';
export { cliConfiguration, findProviderMirror, type ProviderMirror } from './toolchain/provider-mirror.js';
export { ProgramError, runProgram } from './toolchain/run-program.js';
export { terraformRelease, type TerraformRelease, usableTerraform } from './toolchain/terraform-release.js';
export { InstallError, ToolchainError, type ToolchainProblem } from './toolchain/toolchain-error.js';
