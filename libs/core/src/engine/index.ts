/**
 * The one place that knows which engine synthesizes: cdktf, or cdktn, its continuation, when a bundler
 * aliases the one to the other. Nothing outside this folder imports either (a lint error).
 */
import './accelerate.js';

export {
  Annotations,
  App,
  type AppConfig,
  Aspects,
  AssetType,
  Fn,
  S3Backend,
  TerraformAsset,
  TerraformElement,
  TerraformOutput,
  type TerraformProvider,
  TerraformResource,
  TerraformStack,
  Token,
} from 'cdktf';
export { deepMerge } from './deep-merge.js';
export { identifiersIn } from './identifiers-in.js';
export { isStock } from './stock.js';
export { onSynthesis } from './on-synthesis.js';
export { resolve, showTokens } from './resolve.js';
export { SilentMistake } from './silent-mistake.js';
