export interface FunctionSize {
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
}

/**
 * Memory and time of Edgar's functions, and with memory their share of a processor (a whole one at 1769 MB). The reasons are
 * in the README beside; a test holds the timeouts of the database against them.
 */
export const functionSizes = {
  auth: { memoryMb: 1024, timeoutSeconds: 20 },
  profile: { memoryMb: 512, timeoutSeconds: 20 },
  notification: { memoryMb: 512, timeoutSeconds: 30 },
  releaseGate: { memoryMb: 256, timeoutSeconds: 900 },
} as const satisfies Record<string, FunctionSize>;
