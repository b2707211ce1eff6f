import { is, type Problem, ProjectStack, refuse, wordProblems } from '@ashlar/core';
import { BackupRegionSettings as Settings } from '@cdktf/provider-aws/lib/backup-region-settings/index.js';
import { Construct } from 'constructs';
import { type ResourceType, resourceTypes, unsettled } from './resource-types.js';

export interface BackupRegionSettingsProps {
  /**
   * Types that no plan of the region backs up, whoever wrote it, even when their tags say so.
   * @default - none: what a plan selects is backed up
   */
  readonly optOut?: readonly ResourceType[];
}

/**
 * Lets plans back up every type of resource. One for each account and region; without it, a plan leaves out in silence
 * what somebody has opted out of. Destroying it changes nothing in AWS. Costs nothing.
 *
 * @throws InputError for a type that AWS Backup does not know, and for a second owner in the account and region.
 */
export class BackupRegionSettings extends Construct {
  constructor(scope: Construct, id: string, { optOut = [] }: BackupRegionSettingsProps = {}) {
    super(scope, id);
    refuse(`${this.node.path} (BackupRegionSettings)`, optOutProblems(optOut));
    ProjectStack.of(this).claimSingleton(this, 'backup-region-settings');
    const left = new Set<string>(optOut);
    new Settings(this, 'settings', {
      resourceTypeOptInPreference: Object.fromEntries(resourceTypes.map((type) => [type, !left.has(type)])),
      lifecycle: {
        ignoreChanges: unsettled.map((type) => `resource_type_opt_in_preference["${type}"]`),
      },
    });
  }
}

function optOutProblems(optOut: unknown): Problem[] {
  if (!Array.isArray(optOut)) return [{ what: is('optOut', optOut), fix: "list types: ['EC2']" }];
  return optOut.flatMap((type, index) => wordProblems(`optOut[${index}]`, type, resourceTypes));
}
