import type { AuroraClusterProps } from './aurora-props.js';

const defaults = {
  masterUsername: 'postgres',
  readers: 1,
  backupRetentionDays: 35,
  backupWindow: '07:00-08:00',
  maintenanceWindow: 'sun:08:30-sun:09:30',
  deletionProtection: true,
  performanceInsights: true,
  monitoringIntervalSeconds: 60,
  autoMinorVersionUpgrade: false,
  extendedSupport: false,
} as const satisfies Partial<AuroraClusterProps>;

export type Defaults = Required<Pick<AuroraClusterProps, keyof typeof defaults>>;

/** Props with what was left out; so is what is `undefined` or `null`. */
export function withDefaults(props: AuroraClusterProps): AuroraClusterProps & Defaults {
  const given = Object.fromEntries(
    Object.entries(props).filter(([, value]) => value !== undefined && value !== null),
  );
  return { ...defaults, ...(given as unknown as AuroraClusterProps) };
}
