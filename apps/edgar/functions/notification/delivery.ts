import { readEnvironment } from '../shared/read-environment.js';

export interface Delivered {
  readonly id: string;
  readonly channel: 'email' | 'sms';
  readonly recipient: string;
  readonly subject: string | null;
  readonly body: string;
}

/** `refused`: trying again would change nothing. `later`: it might. */
export type DeliveryResult = 'sent' | 'refused' | 'later';

export type Delivery = (message: Delivered) => Promise<DeliveryResult>;

/** What counts as passing although it is said with a 4xx: timeout, too early, too many. */
const PASSING = new Set([408, 425, 429]);

/**
 * The gateway for mail and text messages at `DELIVERY_URL`: one POST for each message, with the message's id as
 * `Idempotency-Key`, because a message may be handed over twice when the function ends in between.
 */
export function gatewayAt(env: NodeJS.ProcessEnv, timeoutMs = 3000): Delivery {
  return async (message) => {
    const { values, refuseIf } = readEnvironment(env, ['DELIVERY_URL']);
    const url = URL.canParse(values.DELIVERY_URL) ? new URL(values.DELIVERY_URL) : undefined;
    const isFit = url?.protocol === 'https:' || url?.hostname === '127.0.0.1';
    refuseIf({ DELIVERY_URL: isFit ? undefined : 'is no https URL' });
    const { id, ...content } = message;
    try {
      const response = await fetch(values.DELIVERY_URL, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': id },
        body: JSON.stringify(content),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
      if (response.ok) return 'sent';
      return response.status < 500 && !PASSING.has(response.status) ? 'refused' : 'later';
    } catch {
      return 'later';
    }
  };
}
