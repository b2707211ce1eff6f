/** As much of JSON Schema as says which fields there are. */
export interface Schema {
  readonly description?: string;
  readonly type?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema | boolean;
  readonly oneOf?: readonly Schema[];
}

/** A value with the fields that a schema names, in its order. Fields without a value are left out. */
export function inOrderOf(schema: Schema, value: unknown): unknown {
  const fieldsOf = fieldsIn(schema);
  const ordered = (at: Schema, thing: unknown): unknown => {
    if (Array.isArray(thing))
      return thing.map((one) => (typeof at.items === 'object' ? ordered(at.items, one) : one));
    if (typeof thing !== 'object' || thing === null) return thing;
    const sorted: Record<string, unknown> = {};
    for (const [name, field] of fieldsOf(at)) {
      const part = (thing as Record<string, unknown>)[name];
      if (part !== undefined) sorted[name] = ordered(field, part);
    }
    return sorted;
  };
  return ordered(resolved(schema, schema), value);
}

/** The fields of a schema and of its alternatives, with references followed; worked out once for each. */
function fieldsIn(root: Schema) {
  const known = new Map<Schema, ReadonlyMap<string, Schema>>();
  return (at: Schema) => {
    const before = known.get(at);
    if (before) return before;
    const fields = new Map<string, Schema>();
    for (const part of [at, ...(at.oneOf ?? [])])
      for (const [name, field] of Object.entries(resolved(root, part).properties ?? {}))
        fields.set(name, resolved(root, field));
    known.set(at, fields);
    return fields;
  };
}

/** A schema behind its reference; for a list, with that of its items. */
function resolved(root: Schema, schema: Schema): Schema {
  const name = schema.$ref?.replace('#/$defs/', '');
  const target = name === undefined ? schema : (root.$defs?.[name] ?? schema);
  return typeof target.items === 'object' ? { ...target, items: resolved(root, target.items) } : target;
}
