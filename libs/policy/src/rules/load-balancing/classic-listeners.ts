import type { Resource } from '@ashlar/graph';
import { valuesAt } from '../reading/setting.js';

/** A listener of a classic load balancer, which is a block of it. */
export interface ClassicListener {
  /** `http`, `https`, `tcp` or `ssl`. */
  readonly protocol: string;
  readonly port: string;
  readonly certificate: unknown;
}

export const classicListeners = ({ attributes }: Resource): ClassicListener[] =>
  valuesAt(attributes, 'listener').map((block) => ({
    protocol: String(valuesAt(block, 'lb_protocol')[0] ?? 'not set').toLowerCase(),
    port: String(valuesAt(block, 'lb_port')[0] ?? 'a port of no number'),
    certificate: valuesAt(block, 'ssl_certificate_id')[0],
  }));

export const isEncrypted = ({ protocol }: ClassicListener) => protocol === 'https' || protocol === 'ssl';
