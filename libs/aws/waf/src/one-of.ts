/** An object with exactly one of these keys: `OneOf<{ a: string; b: number }>` is `{ a: string }` or `{ b: number }`. */
export type OneOf<T> = {
  [K in keyof T]: { readonly [P in K]: T[P] } & { readonly [P in Exclude<keyof T, K>]?: never };
}[keyof T];
