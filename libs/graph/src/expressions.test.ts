import fc from 'fast-check';
import { bareReferences, references } from './expressions.js';

/** References as they would be written, one after the other. */
const found = (template: string) =>
  references(template).map(({ kind, type, name, rest }) =>
    [kind === 'data' ? 'data.' : '', type, '.', name, rest].join(''),
  );

test.each<[string, string, string[]]>([
  ['an attribute', '${aws_vpc.main.id}', ['aws_vpc.main.id']],
  ['the attribute of a data source', '${data.aws_region.here.name}', ['data.aws_region.here.name']],
  ['a variable, a local and a module', '${var.a}${local.b}${module.c.d}', ['var.a', 'local.b', 'module.c.d']],
  ['several in one text', 'a ${aws_a.b.c} and ${aws_d.e.f}', ['aws_a.b.c', 'aws_d.e.f']],
  ['an instance by its key, which is left out', '${aws_a.b["x.y"].id}', ['aws_a.b[].id']],
  ['an instance by its number', '${aws_a.b[0].id}', ['aws_a.b[0].id']],
  ['an instance by a reference', '${aws_a.b[aws_c.d.id].id}', ['aws_a.b[aws_c.d.id].id', 'aws_c.d.id']],
  ['an instance by a key in a map', '${aws_a.b[local.m["k"]].id}', ['aws_a.b[local.m[]].id', 'local.m[]']],
  ['a splat', '${join(",", aws_a.b.*.id)}', ['aws_a.b.*.id']],
  ['a splat in brackets', '${aws_a.b[*].id}', ['aws_a.b[*].id']],
  ['arguments', '${max(aws_a.b.c, aws_d.e.f)}', ['aws_a.b.c', 'aws_d.e.f']],
  [
    'values of an object',
    '${jsonencode({a = aws_a.b.c, "d" = {e = aws_f.g.h}})}',
    ['aws_a.b.c', 'aws_f.g.h'],
  ],
  [
    'both ways of a condition',
    '${aws_a.b.c ? aws_d.e.f : aws_g.h.i}',
    ['aws_a.b.c', 'aws_d.e.f', 'aws_g.h.i'],
  ],
  ['a template inside of a quoted text', '${upper("x-${aws_a.b.c}-y")}', ['aws_a.b.c']],
  ['a template in a template', '${"a${"b${aws_a.b.c}"}${aws_d.e.f}"}', ['aws_a.b.c', 'aws_d.e.f']],
  ['the collection of a for expression', '${[for some_x in aws_a.b : some_x.id]}', ['aws_a.b']],
  ['a directive', '%{ if aws_a.b.c }yes%{ endif }', ['aws_a.b.c']],
  ['what follows an escaped template', '$${aws_a.b.c} ${aws_d.e.f}', ['aws_d.e.f']],
  ['what follows a brace in quotes', '${format("}", aws_a.b.c)}', ['aws_a.b.c']],
  ['what follows an escaped quote', '${format("\\"", aws_a.b.c)}', ['aws_a.b.c']],
  ['a name with hyphens', '${aws_a.b-c-d.e}', ['aws_a.b-c-d.e']],
])('%s is found', (_, template, expected) => {
  expect(found(template).sort()).toEqual(expected.sort());
});

test.each<[string, string]>([
  ['text that looks like an address', 'see aws_vpc.main.id'],
  ['an escaped template', '$${aws_vpc.main.id}'],
  ['an escaped directive', '%%{ if aws_vpc.main.id }'],
  ['an escaped template in quotes', '${upper("$${aws_vpc.main.id}")}'],
  ['a quoted text in an expression', '${format("aws_vpc.main.id")}'],
  ['a quoted key of an object', '${jsonencode({"foo_bar.baz" = 1})}'],
  [
    'words of the language',
    '${each.value.some_a.b}${count.index}${path.module}${terraform.workspace}${self.a_b.c}',
  ],
  ['what a for expression binds', '${{for some_k, some_v in local : some_k.id => some_v.id}}'],
  ['what a for expression binds, in quotes', '${[for some_v in [] : "x-${some_v.id}"]}'],
  ['what a for directive binds', '%{ for some_v in [] }${some_v.id}%{ endfor }'],
  ['an attribute of what a function returns', '${merge({}, {}).some_a.b}'],
  ['an attribute of an element', '${tolist([])[0].some_a.b}'],
  ['a number', '${1.5 + 2.0e3}'],
  ['a function of a provider', '${provider::aws::arn_parse("x").account_id.a}'],
  ['a template that is not closed', '${aws_vpc.main.id'],
])('%s is no reference', (_, template) => {
  expect(found(template).filter((address) => !address.startsWith('local'))).toEqual([]);
});

test('an expression that stands alone needs no braces', () => {
  expect(bareReferences('aws_vpc.main')).toEqual([
    { kind: 'resource', type: 'aws_vpc', name: 'main', rest: '' },
  ]);
  expect(references('aws_vpc.main')).toEqual([]);
});

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const address = fc
  .tuple(fc.constantFrom('aws_', 'data.aws_'), word, word, word)
  .map(([prefix, type, name, attribute]) => `${prefix}${type}.${name}.${attribute}`);

test('a reference is found wherever it stands, however deep the template', () => {
  const around = fc.constantFrom<(inner: string) => string>(
    (inner) => `text ${inner} text`,
    (inner) => `$\${escaped.text_a.b} ${inner}`,
    (inner) => `\${upper("x-${inner}-} {")}`,
    (inner) => `\${jsonencode({a = {"b.c" = "${inner}"}})}`,
    (inner) => `\${true ? "${inner}" : "no \\" aws_x.y.z"}`,
    (inner) => `%{ if true }${inner}%{ endif }`,
  );
  fc.assert(
    fc.property(address, fc.array(around, { maxLength: 5 }), (reference, layers) => {
      const template = layers.reduce((inner, layer) => layer(inner), `\${${reference}}`);
      expect(found(template)).toEqual([reference]);
    }),
  );
});

test('any text can be read', () => {
  const piece = fc.constantFrom(
    '${',
    '%{',
    '$${',
    '}',
    '"',
    '\\',
    '[',
    ']',
    'aws_a.b',
    '.c',
    'for x_y in ',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => Array.isArray(references(text)),
    ),
  );
});
