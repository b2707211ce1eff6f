import { references } from '../expressions.js';
import { isPlain } from '../plain-expression.js';
import { withoutKeys } from './configured-resources.js';

/** What the instances of a plan are called in a stack, where an address has no keys and no modules. */
export interface InstanceNames {
  /** `main` for `aws_vpc.main`; `module_a__main__x` or the like for `module.a.aws_vpc.main["x"]`. */
  of(address: string): string;
  /** An expression, with instances instead of what has several. */
  rewrite(expression: string, module?: string): string;
}

const REFERENCE = /^(?:data\.)?([a-z][a-z0-9_]*)\.([A-Za-z_][\w-]*)((?:\[[^\]]*\])?)(.*)$/s;

export function instanceNames(addresses: readonly string[]): InstanceNames {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const instances = new Map<string, string[]>();
  for (const address of [...addresses].sort()) {
    const base = withoutKeys(address);
    instances.set(base, [...(instances.get(base) ?? []), address]);
    const plain = plainName(address);
    let name = plain;
    for (let count = 2; taken.has(`${typeOf(base)} ${name}`); count++) name = `${plain}_${count}`;
    taken.add(`${typeOf(base)} ${name}`);
    names.set(address, name);
  }
  const of = (address: string) => names.get(address) ?? plainName(address);

  /** `aws_subnet.app[0].id` → the one that is meant; `aws_subnet.app` → all of them. */
  const expanded = (reference: string, module: string): string[] => {
    const [, type = '', name = '', key = '', rest = ''] = REFERENCE.exec(reference) ?? [];
    const prefix = `${module === '' ? '' : `${module}.`}${reference.startsWith('data.') ? 'data.' : ''}`;
    const all = instances.get(`${prefix}${type}.${name}`) ?? [];
    const meant = all.filter((address) => key !== '' && address.endsWith(`${type}.${name}${key}`));
    const data = reference.startsWith('data.') ? 'data.' : '';
    return (meant.length > 0 ? meant : all).map((address) => `${data}${type}.${of(address)}${rest}`);
  };

  const rewrite = (expression: string, module = '') => {
    const found = references(expression).filter(({ kind }) => kind === 'resource' || kind === 'data');
    const texts = found.map(
      ({ kind, type, name, rest }) => `${kind === 'data' ? 'data.' : ''}${type}.${name}${rest}`,
    );
    const isTouched = texts.some((text) => {
      const [one, ...others] = expanded(text, module);
      return others.length > 0 || (one !== undefined && one !== text);
    });
    if (!isTouched) return expression;
    const all = texts.flatMap((text) => expanded(text, module));
    return isPlain(expression) ? `\${[${all.join(', ')}]}` : `\${format("", ${all.join(', ')})}`;
  };
  return { of, rewrite };
}

const typeOf = (base: string) => base.replace(/^(?:module\.[\w-]+\.)*(?:data\.)?/, '').split('.')[0] ?? '';

/** Without what no name may have. */
function plainName(address: string): string {
  const local = address.replace(/^data\./, '');
  const [, type, name] = /^([a-z][a-z0-9_]*)\.([A-Za-z_][\w-]*)$/.exec(local) ?? [];
  if (type !== undefined && type !== 'module' && name !== undefined) return name;
  return local.replaceAll(/[^\w-]+/g, '_').replace(/_$/, '');
}
