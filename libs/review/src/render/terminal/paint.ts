/** Colours of a terminal; without colour they change nothing. */
export interface Paint {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly bold: (text: string) => string;
}

export function paint(color: boolean): Paint {
  const code = (on: number, off: number) => (text: string) =>
    color && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  return {
    ...{ red: code(31, 39), yellow: code(33, 39), green: code(32, 39) },
    ...{ faint: code(2, 22), bold: code(1, 22) },
  };
}
