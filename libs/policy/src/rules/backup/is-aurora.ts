import type { Resource } from '@ashlar/graph';

/** Whether a cluster of RDS is one of Aurora, which is what RDS makes where nothing is written. */
export const isAurora = ({ attributes }: Resource) =>
  String(attributes['engine'] ?? 'aurora').startsWith('aurora');
