import type { Problem } from '@ashlar/core';
import { formatFiles, generateFiles, type Tree } from '@nx/devkit';
import { isReservedWord, nameProblems } from '../name-problems.js';
import { type AfterWriting, nextSteps } from '../next-steps.js';
import { pascalCase } from '../pascal-case.js';
import { refusal, refuse } from '../refusal.js';
import { templateFolder } from '../template-folder.js';
import { registerRule } from './register-rule.js';

export interface RuleOptions {
  /** `queue-encrypted`; in reports `QUEUE_ENCRYPTED`. */
  readonly id: string;
  /** A folder of `libs/policy/src/rules`. */
  readonly area: string;
  /** Type of the resources that it judges. */
  readonly resource?: string;
  /** Dots lead into nested blocks. */
  readonly attribute?: string;
}

const POLICY = 'libs/policy/src';

/** The house's own rules: those of AWS's packs have their packs, whose lists are AWS's. */
const PACK = `${POLICY}/packs/house.ts`;

/** Folders of `rules` that hold what rules read with, and no rules. */
const TOOLS = ['policies', 'reading'];

/** What its files and the pack's have beside it. */
const IMPORTED = ['attributeRule', 'expect', 'house', 'isSet', 'judge', 'judged', 'test'];

const constantOf = (name: string) => pascalCase(name).replace(/^./, (letter) => letter.toLowerCase());

const idOf = (name: string) => name.toUpperCase().replaceAll('-', '_');

/** A rule of our own with its test, in the pack of the house. */
export async function rule(tree: Tree, options: RuleOptions): Promise<AfterWriting> {
  const { id: name, area, resource = 'aws_sqs_queue', attribute = 'kms_master_key_id' } = options;
  refuse(`rule '${name ?? ''}'`, [
    ...idProblems(tree, name),
    ...areaProblems(tree, area),
    ...textProblems('resource', resource, /^aws_[a-z0-9_]+$/, 'aws_sqs_queue'),
    ...textProblems('attribute', attribute, /^[a-z0-9_]+(\.[a-z0-9_]+)*$/, 'kms_master_key_id'),
  ]);
  const [constant, id] = [constantOf(name), idOf(name)];

  const registered = registerRule(tree.read(PACK, 'utf8') ?? '', constant, `../rules/${area}/${name}.js`);
  if ('problem' in registered) throw refusal(PACK, [registered.problem]);
  tree.write(PACK, registered.source);
  const blocks = attribute.split('.');
  generateFiles(tree, templateFolder('rule'), `${POLICY}/rules/${area}`, {
    ...{ name, id, constant, resource, attribute },
    written: JSON.stringify(blocks.reduceRight<unknown>((inner, block) => ({ [block]: inner }), 'x')),
  });
  await formatFiles(tree);
  return nextSteps(
    `change in ${POLICY}/rules/${area}/${name}.ts what it asks for, and say why`,
    `npx jest ${POLICY}/rules/${area} --selectProjects unit`,
  );
}

function idProblems(tree: Tree, name: string): Problem[] {
  const problems = nameProblems(name).map(({ what, fix }) => ({ what: what.replace(/^name/, 'id'), fix }));
  if (problems.length > 0) return problems;
  if (isReservedWord(name) || IMPORTED.includes(constantOf(name)))
    return [{ what: `id is '${name}', a reserved word`, fix: `say what holds: 'queue-${name}'` }];
  const id = idOf(name);
  const inPack = tree.read(`${POLICY}/packs/hipaa-rule-ids.ts`, 'utf8')?.includes(`'${id}'`) ?? false;
  const files = areasOf(tree).map((area) => `${POLICY}/rules/${area}/${name}.ts`);
  return [
    ...(inPack
      ? [{ what: `${id} is a rule of AWS's pack for HIPAA`, fix: 'choose another id, or change that rule' }]
      : []),
    ...files
      .filter((file) => tree.exists(file))
      .map((file) => ({ what: `${file} is there already`, fix: 'choose another id, or change that file' })),
  ];
}

function areaProblems(tree: Tree, area: unknown): Problem[] {
  const known = areasOf(tree);
  const text = String(area ?? '');
  if (known.includes(text)) return [];
  const what = text === '' ? 'area is left out' : `there is no area '${text}'`;
  return [{ what, fix: `use one of ${known.join(', ')}` }];
}

const areasOf = (tree: Tree) =>
  tree
    .children(`${POLICY}/rules`)
    .filter((area) => !TOOLS.includes(area) && !tree.isFile(`${POLICY}/rules/${area}`))
    .sort();

const textProblems = (prop: string, value: unknown, pattern: RegExp, example: string): Problem[] =>
  pattern.test(String(value))
    ? []
    : [{ what: `${prop} is '${String(value)}'`, fix: `use Terraform's word for it: '${example}'` }];
