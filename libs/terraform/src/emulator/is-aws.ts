/** Whether a URL is one of AWS itself, in any partition: no emulator. */
export const isAws = (endpoint: string) =>
  /(^|\.)(amazonaws\.com(\.cn)?|aws\.dev|api\.aws)\.?$/.test(new URL(endpoint).hostname);
