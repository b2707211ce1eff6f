/** What a value has to be, and where in it something else stands: `[0].change.actions`, `''` for all of it. */
export type Shape = (value: unknown) => readonly string[];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const when =
  (fits: (value: unknown) => boolean): Shape =>
  (value) =>
    fits(value) ? [] : [''];

export const text = when((value) => typeof value === 'string');
export const flag = when((value) => typeof value === 'boolean');
export const anything = when(() => true);
export const textOrNumber = when((value) => typeof value === 'string' || typeof value === 'number');
/** Attributes of a resource, whatever they are. */
export const attributes = when(isObject);
/** Before it is made, and after it is gone, there are none. */
export const attributesOrNull = when((value) => value === null || isObject(value));
/** Terraform marks attributes one by one, in the form of the values, or all at once. */
export const marks = when((value) => typeof value === 'boolean' || isObject(value) || Array.isArray(value));

export const listOf =
  (element: Shape): Shape =>
  (value) =>
    Array.isArray(value) ? value.flatMap((one, at) => element(one).map((inner) => `[${at}]${inner}`)) : [''];

export const tableOf =
  (element: Shape): Shape =>
  (value) =>
    isObject(value)
      ? Object.entries(value).flatMap(([key, one]) => element(one).map((inner) => `.${key}${inner}`))
      : [''];

/** An object with these fields, and with others that a later Terraform adds. */
export const record =
  (needed: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value) => {
    if (!isObject(value)) return [''];
    const fields = [
      ...Object.entries(needed),
      ...Object.entries(optional).filter(([key]) => Object.hasOwn(value, key) && value[key] !== undefined),
    ];
    return fields.flatMap(([key, shape]) => shape(own(value, key)).map((inner) => `.${key}${inner}`));
  };

/** A field of itself: `constructor` of an empty object is none. */
const own = (value: Readonly<Record<string, unknown>>, key: string) =>
  Object.hasOwn(value, key) ? value[key] : undefined;

/** A shape that holds itself. */
export const lazily =
  (shape: () => Shape): Shape =>
  (value) =>
    shape()(value);
