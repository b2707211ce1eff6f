export {
  contains,
  type IpRange,
  overlaps,
  parseIpRange,
  partOf,
  partsOf,
  usableAddresses,
} from './addresses/ip-range.js';
export { LARGEST_PREFIX, rangeProblems, SMALLEST_PREFIX, vpcRangeProblems } from './addresses/vpc-range.js';
export { CodeArchive, type CodeArchiveProps } from './assets/code-archive.js';
export { CodeBundle, type CodeBundleProps } from './assets/code-bundle.js';
export { BACKUP_TAG, backupProblems, backupTags, backupTagValue } from './backup/backup-tag.js';
export { Fn, Token } from './engine/index.js';
export type { Environment } from './environment/environment.js';
export { zoneIndex, zonesOf } from './environment/region-zones.js';
export { didYouMean } from './input/did-you-mean.js';
export { describeWarning, type Finding, InputError, type Problem, refuse } from './input/input-error.js';
export { isKnown } from './input/is-known.js';
export { keyArnProblems } from './input/key-arn-problems.js';
export { entryProblems, recordProblems } from './input/record-problems.js';
export { sortedEntries } from './input/sorted-entries.js';
export { topicArnProblems } from './input/topic-arn-problems.js';
export {
  is,
  isRecord,
  strangerProblems,
  textProblems,
  wholeNumberProblems,
  wordProblems,
} from './input/value-problems.js';
export { secretIn } from './secrets/secret-in.js';
export { namesDigest, namesSecret, namesSomethingAbout } from './secrets/secret-names.js';
export { looksRandom, secretShape } from './secrets/secret-shapes.js';
export { hostProblems, isCovered } from './patterns/host-name.js';
export { covers } from './patterns/pattern.js';
export type { Singleton } from './singletons/singleton-kinds.js';
export type { AppDefinition, Target } from './stack/app-definition.js';
export { ProjectStack } from './stack/project-stack.js';
export { stateStore } from './stack/state-location.js';
export { type MetadataWaiver, waive } from './stack/waive.js';
export { runSynthesis } from './synthesis/run-synthesis.js';
export { type Selection, selectTargets } from './synthesis/select-targets.js';
export { overridesIn } from './synthesis/overrides-in.js';
export { readStacks } from './synthesis/read-stacks.js';
export { outputFolder, synthesize, type SynthesizedStack } from './synthesis/synthesize.js';
