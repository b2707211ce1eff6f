import type { TerraformJson, WrittenStack } from '@ashlar/graph';

/** A resource class of the provider, as far as a test needs it. */
export interface ResourceType {
  readonly tfResourceType: string;
}

/** The arguments of a resource, in Terraform's words. */
export type Resource = Readonly<Record<string, unknown>>;

/** A synthesized stack, to be asked for its resources. */
export class StackView {
  readonly name: string;
  readonly dependencies: readonly string[];
  readonly json: TerraformJson;

  constructor({ name, dependencies, json }: WrittenStack) {
    this.name = name;
    this.dependencies = dependencies;
    this.json = json;
  }

  /** Every resource of a type, in the order of their addresses. */
  all({ tfResourceType }: ResourceType): Resource[] {
    return Object.values(this.json.resource?.[tfResourceType] ?? {});
  }

  /** The only resource of a type. */
  one(type: ResourceType): Resource {
    const [first, ...others] = this.all(type);
    if (first === undefined || others.length > 0) {
      throw new Error(
        `${this.name} has ${others.length + (first ? 1 : 0)} of ${type.tfResourceType}, not one`,
      );
    }
    return first;
  }

  /** The resource at a path below the stack: `network/public-us-east-1a/subnet`. */
  at(path: string): Resource {
    const found = this.resources().find((resource) => resource.path === path);
    if (found === undefined) {
      throw new Error(
        `${this.name} has nothing at ${path}; it has ${this.resources()
          .map((resource) => resource.path)
          .join(', ')}`,
      );
    }
    return found.resource;
  }

  /** Every resource by its Terraform address, without the engine's notes: what a plan would compare. */
  byAddress(): Readonly<Record<string, Resource>> {
    return Object.fromEntries(
      this.resources().map(({ address, resource }) => [address, withoutNotes(resource)]),
    );
  }

  private resources() {
    return Object.entries(this.json.resource ?? {}).flatMap(([type, blocks]) =>
      Object.entries(blocks).map(([name, resource]) => ({
        address: `${type}.${name}`,
        path: pathOf(resource),
        resource,
      })),
    );
  }
}

function pathOf(resource: Resource): string {
  const { metadata } = resource['//'] as { metadata: { path: string } };
  return metadata.path.split('/').slice(1).join('/');
}

function withoutNotes(resource: Resource): Resource {
  return Object.fromEntries(Object.entries(resource).filter(([key]) => key !== '//'));
}
