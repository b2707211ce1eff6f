export interface MessageKind {
  readonly subject: string;
  readonly body: (when: string) => string;
}

/** What Edgar's writes to its customers. Nobody else's words are ever sent: free text would make it a relay for spam. */
export const messageKinds = {
  'appointment-booked': {
    subject: 'Your appointment is booked',
    body: (when) => `We will be at your car on ${when}.`,
  },
  'appointment-changed': {
    subject: 'Your appointment has changed',
    body: (when) => `The new time of your appointment is ${when}.`,
  },
  'appointment-reminder': {
    subject: 'Your appointment is near',
    body: (when) => `We will see you on ${when}.`,
  },
  'vehicle-ready': {
    subject: 'Your car is ready',
    body: (when) => `The work on your car was finished on ${when}.`,
  },
} as const satisfies Record<string, MessageKind>;

export type MessageKindName = keyof typeof messageKinds;

const DAY = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
});

/** For people: `Monday 4 May 2026, 09:30 UTC`. Put together here: commas differ between versions of ICU. */
export function inWords(at: Date): string {
  const parts = new Map(DAY.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = (['weekday', 'day', 'month', 'year'] as const).map((part) => parts.get(part)).join(' ');
  return `${day}, ${at.toISOString().slice(11, 16)} UTC`;
}
