"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// libs/nx-plugin/src/inventory/inventory-text.ts
function inventoryText({ stacks }) {
  const entries = Object.entries(stacks).sort(byName).map(
    ([name, { environment, dependencies }]) => `    ${JSON.stringify(name)}: {
      ${list("dependencies", [...dependencies].sort())},
      "environment": ${JSON.stringify(environment)}
    }`
  );
  return entries.length === 0 ? '{ "stacks": {} }\n' : `{
  "stacks": {
${entries.join(",\n")}
  }
}
`;
}
function list(key, items) {
  const quoted = items.map((item) => JSON.stringify(item));
  const line = `${JSON.stringify(key)}: [${quoted.join(", ")}]`;
  const fits = 6 + line.length + 1 <= PRINT_WIDTH;
  return fits ? line : `${JSON.stringify(key)}: [
${quoted.map((item) => `        ${item}`).join(",\n")}
      ]`;
}
var PRINT_WIDTH, byName;
var init_inventory_text = __esm({
  "libs/nx-plugin/src/inventory/inventory-text.ts"() {
    "use strict";
    PRINT_WIDTH = 110;
    byName = ([a], [b]) => a < b ? -1 : 1;
  }
});

// libs/nx-plugin/src/generators/name-problems.ts
function nameProblems(name) {
  const text = String(name ?? "");
  if (text === "") return [{ what: "name is left out", fix: "say it after the generator: 'audit-log'" }];
  if (!NAME.test(text)) {
    const proposed = kebabCase(text);
    const fix = `use lower-case words joined by hyphens${proposed === "" ? ", a letter first: 'audit-log'" : `: '${proposed}'`}`;
    return [{ what: described(text), fix }];
  }
  if (text.length > LONGEST_NAME) {
    const fix = `use at most ${LONGEST_NAME}, so that <app>-<environment>-<name> fits the 64 of an IAM role`;
    return [{ what: `name '${text}' has ${text.length} characters`, fix }];
  }
  return [];
}
function wordProblems(what, name) {
  const text = String(name ?? "");
  if (/^[a-z][a-z0-9]{0,15}$/.test(text)) return [];
  const proposed = kebabCase(text).replaceAll("-", "").slice(0, 16);
  const rule3 = "use one word of lower-case letters and digits, a letter first, at most 16 characters";
  return [
    {
      what: text === "" ? `${what} is left out` : described(text, what),
      fix: proposed === "" ? rule3 : `${rule3}: '${proposed}'`
    }
  ];
}
var import_typescript, LONGEST_NAME, NAME, isReservedWord, described, kebabCase;
var init_name_problems = __esm({
  "libs/nx-plugin/src/generators/name-problems.ts"() {
    "use strict";
    import_typescript = __toESM(require("typescript"));
    LONGEST_NAME = 30;
    NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
    isReservedWord = (name) => {
      const kind = import_typescript.default.identifierToKeywordKind(import_typescript.default.factory.createIdentifier(name));
      return kind !== void 0 && kind >= import_typescript.default.SyntaxKind.FirstReservedWord && kind <= import_typescript.default.SyntaxKind.LastFutureReservedWord;
    };
    described = (text, what = "name") => /[/\\]/.test(text) ? `${what} is the path '${text}'` : `${what} is '${text}'`;
    kebabCase = (text) => (text.split(/[/\\]/).filter(Boolean).at(-1) ?? "").replace(/\.ts$/, "").replace(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+|-+$/g, "");
  }
});

// libs/nx-plugin/src/generators/next-steps.ts
var import_devkit, nextSteps;
var init_next_steps = __esm({
  "libs/nx-plugin/src/generators/next-steps.ts"() {
    "use strict";
    import_devkit = require("@nx/devkit");
    nextSteps = (...steps) => () => import_devkit.logger.info(["", "Next:", ...steps.map((step) => `  ${step}`)].join("\n"));
  }
});

// libs/nx-plugin/src/generators/pascal-case.ts
var pascalCase;
var init_pascal_case = __esm({
  "libs/nx-plugin/src/generators/pascal-case.ts"() {
    "use strict";
    pascalCase = (name) => name.split(/[-_]/).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()).join("");
  }
});

// libs/nx-plugin/src/generators/refusal.ts
function refuse(where, problems) {
  if (problems.length > 0) throw refusal(where, problems);
}
function refusal(where, problems) {
  const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
  const lines = problems.map(({ what, fix }) => `  ${what}
    fix: ${fix}`);
  return new Error([`${where} has ${count}:`, ...lines].join("\n"));
}
var init_refusal = __esm({
  "libs/nx-plugin/src/generators/refusal.ts"() {
    "use strict";
  }
});

// libs/nx-plugin/src/generators/template-folder.ts
var import_node_path, PLUGIN, templateFolder;
var init_template_folder = __esm({
  "libs/nx-plugin/src/generators/template-folder.ts"() {
    "use strict";
    import_node_path = require("node:path");
    PLUGIN = __dirname.replace(/[/\\](built|src[/\\]generators)$/, "");
    templateFolder = (generator) => (0, import_node_path.join)(PLUGIN, "src/generators", generator, "files");
  }
});

// libs/nx-plugin/src/generators/source-edit.ts
function exportedValue(source, name) {
  return source.statements.filter(import_typescript2.default.isVariableStatement).filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === import_typescript2.default.SyntaxKind.ExportKeyword)).flatMap(({ declarationList }) => [...declarationList.declarations]).find((declaration) => declaration.name.getText() === name);
}
function newImport(source, name, from) {
  const text = `import { ${name} } from '${from}';
`;
  const imports = importsOf(source);
  const next = imports.find((one) => specifierOf(one).startsWith(".") && specifierOf(one) > from);
  if (next !== void 0) return { at: next.getStart(), text };
  const last = imports.at(-1);
  return last === void 0 ? { at: 0, text } : { at: last.end, text: `
${text.trimEnd()}` };
}
var import_typescript2, parsed, withInsertions, importsOf, specifierOf, importOf, endWithComments;
var init_source_edit = __esm({
  "libs/nx-plugin/src/generators/source-edit.ts"() {
    "use strict";
    import_typescript2 = __toESM(require("typescript"));
    parsed = (text) => import_typescript2.default.createSourceFile("source.ts", text, import_typescript2.default.ScriptTarget.Latest, true);
    withInsertions = (source, insertions) => [...insertions].sort((one, other) => other.at - one.at).reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), source.text);
    importsOf = (source) => source.statements.filter(import_typescript2.default.isImportDeclaration);
    specifierOf = ({ moduleSpecifier }) => import_typescript2.default.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
    importOf = (source, name) => importsOf(source).find(({ importClause }) => {
      const bindings = importClause?.namedBindings;
      const named = bindings !== void 0 && import_typescript2.default.isNamedImports(bindings) ? [...bindings.elements] : [];
      return [importClause, ...named].some((bound) => bound?.name?.text === name);
    });
    endWithComments = (source, node) => import_typescript2.default.getTrailingCommentRanges(source.text, node.end)?.at(-1)?.end ?? node.end;
  }
});

// libs/nx-plugin/src/generators/app/state-homes.ts
function addStateHomes(tree, app3, environments) {
  const text = tree.read(SOURCE, "utf8");
  const edited = text === null ? void 0 : withHomes(text, app3, environments);
  if (edited === void 0) {
    const places = [...new Set(environments.map(({ account, region }) => `${account} in ${region}`))];
    return [
      `see that ${SOURCE} has ${places.join(" and ")}: it is not in its usual form, and was left as it is`
    ];
  }
  if (edited.added.length === 0) return [];
  tree.write(SOURCE, edited.source);
  const inventory = tree.read(INVENTORY, "utf8");
  if (inventory !== null) tree.write(INVENTORY, withEnvironments(inventory, edited.added));
  return [
    `before the first deployment, apply the state app's ${edited.added.join(", ")}: apps/state/README.md`
  ];
}
function withHomes(text, app3, environments) {
  const source = parsed(text);
  const list2 = exportedValue(source, "environments")?.initializer;
  if (list2 === void 0 || !import_typescript3.default.isArrayLiteralExpression(list2)) return void 0;
  const known = list2.elements.map(placeOf);
  if (!known.every((place) => place !== void 0)) return void 0;
  const all = [...known];
  for (const { name, account, region } of environments) {
    if (all.some((place) => place.account === account && place.region === region)) continue;
    const taken = all.map((place) => place.name);
    all.push({ name: freeName(app3, name, taken), account, region });
  }
  const added = all.slice(known.length);
  const at = list2.elements.at(-1)?.end ?? list2.getStart() + 1;
  const written = added.map(
    ({ name, account, region }) => `{ name: '${name}', account: '${account}', region: '${region}', zones: ['${region}a'] }`
  );
  const entries = (known.length === 0 ? "" : ",\n") + written.join(",\n");
  return {
    source: added.length === 0 ? text : withInsertions(source, [{ at, text: entries }]),
    added: added.map(({ name }) => name)
  };
}
function placeOf(element) {
  if (!import_typescript3.default.isObjectLiteralExpression(element)) return void 0;
  const text = (name2) => {
    const property = element.properties.find((candidate) => candidate.name?.getText() === name2);
    const value = property !== void 0 && import_typescript3.default.isPropertyAssignment(property) ? property.initializer : void 0;
    return value !== void 0 && import_typescript3.default.isStringLiteralLike(value) ? value.text : void 0;
  };
  const [name, account, region] = [text("name"), text("account"), text("region")];
  if (name === void 0 || account === void 0 || region === void 0) return void 0;
  return { name, account, region };
}
function freeName(app3, environment, taken) {
  const numbered = Array.from({ length: 90 }, (_, at) => `${app3.slice(0, 14)}${at + 2}`);
  const names = [environment, `${app3}${environment}`, app3, ...numbered];
  return names.find((name) => name.length <= 16 && !taken.includes(name)) ?? `${app3.slice(0, 13)}new`;
}
function withEnvironments(text, environments) {
  const { stacks } = JSON.parse(text);
  const [first] = Object.values(stacks);
  const own = Object.keys(stacks).filter((stack3) => stacks[stack3]?.environment === first?.environment);
  const added = environments.flatMap(
    (environment) => own.map((stack3) => [
      stack3.replace(`state-${first?.environment}-`, `state-${environment}-`),
      { environment, dependencies: [] }
    ])
  );
  return inventoryText({ stacks: { ...stacks, ...Object.fromEntries(added) } });
}
var import_typescript3, SOURCE, INVENTORY;
var init_state_homes = __esm({
  "libs/nx-plugin/src/generators/app/state-homes.ts"() {
    "use strict";
    import_typescript3 = __toESM(require("typescript"));
    init_inventory_text();
    init_source_edit();
    SOURCE = "apps/state/src/environments.ts";
    INVENTORY = "apps/state/stacks.json";
  }
});

// libs/nx-plugin/src/generators/app/app.ts
var app_exports = {};
__export(app_exports, {
  app: () => app
});
async function app(tree, options) {
  const { name, environments: names = ["production", "staging"], region = "us-east-1" } = options;
  refuse(`app '${name ?? ""}'`, appProblems(tree, { ...options, environments: names, region }));
  const zones = ZONES.map((letter) => region + letter);
  const environments = names.map((environment) => ({
    name: environment,
    account: String(options.account ?? exampleAccount(environment)),
    region,
    zones
  }));
  (0, import_devkit2.generateFiles)(tree, templateFolder("app"), `apps/${name}`, {
    ...{ name, environments, region },
    title: pascalCase(name),
    production: names.includes("production") ? "production" : names[0],
    isExample: options.account === void 0
  });
  const stacks = names.map((environment) => [
    `${name}-${environment}-${FIRST_STACK}`,
    { environment, dependencies: [] }
  ]);
  tree.write(`apps/${name}/stacks.json`, inventoryText({ stacks: Object.fromEntries(stacks) }));
  const toDeploy = addStateHomes(tree, name, environments);
  await (0, import_devkit2.formatFiles)(tree);
  return nextSteps(`npm run synth -- ${name}`, `apps/${name}/README.md says how it is deployed`, ...toDeploy);
}
function appProblems(tree, { name, environments = [], account, region = "" }) {
  const problems = wordProblems("name", name);
  if (problems.length === 0 && tree.exists(`apps/${name}`)) {
    const fix = `choose another name, or add to it: npx nx g ./libs/nx-plugin:stack <stack> --app=${name}`;
    problems.push({ what: `apps/${name} is there already`, fix });
  }
  if (environments.length === 0)
    problems.push({ what: "environments is empty", fix: "name one: 'production'" });
  for (const environment of new Set(environments)) {
    problems.push(...wordProblems("an environment", environment));
    if (environments.indexOf(environment) !== environments.lastIndexOf(environment))
      problems.push({ what: `environments has '${environment}' twice`, fix: "name it once" });
  }
  if (account !== void 0 && !/^\d{12}$/.test(String(account)))
    problems.push({ what: `account is '${account}'`, fix: "use the 12 digits of an AWS account" });
  if (!REGION.test(region))
    problems.push({ what: `region is '${region}'`, fix: "use an AWS region: 'us-east-1'" });
  return problems;
}
var import_devkit2, FIRST_STACK, ZONES, exampleAccount, REGION;
var init_app = __esm({
  "libs/nx-plugin/src/generators/app/app.ts"() {
    "use strict";
    import_devkit2 = require("@nx/devkit");
    init_inventory_text();
    init_name_problems();
    init_next_steps();
    init_pascal_case();
    init_refusal();
    init_template_folder();
    init_state_homes();
    FIRST_STACK = "alerts";
    ZONES = ["a", "b", "c"];
    exampleAccount = (environment) => environment === "production" ? "111122223333" : "444455556666";
    REGION = /^(af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov)-(central|(north|south)?(east|west)?)-\d$/;
  }
});

// libs/nx-plugin/src/generators/module/module.ts
var module_exports = {};
__export(module_exports, {
  awsModule: () => awsModule
});
async function awsModule(tree, { name }) {
  refuse(`module '${name ?? ""}'`, moduleProblems(tree, name));
  (0, import_devkit3.generateFiles)(tree, templateFolder("module"), `libs/aws/${name}`, { name, className: pascalCase(name) });
  await (0, import_devkit3.formatFiles)(tree);
  return nextSteps(
    `build in libs/aws/${name}/src/${name}.ts what it is for, in place of the topic`,
    `npx jest libs/aws/${name} --selectProjects unit`
  );
}
function moduleProblems(tree, name) {
  const problems = nameProblems(name);
  if (problems.length > 0) return problems;
  const className = pascalCase(name);
  if (name === "index")
    return [{ what: "name is 'index', the file that lists names", fix: "name what it builds" }];
  if ([...IMPORTED, ...languageGlobals()].includes(className))
    return [
      {
        what: `name is '${name}', and there is a ${className} already`,
        fix: `add what it is for: 'order-${name}'`
      }
    ];
  if (name.startsWith("app-"))
    return [
      { what: `name is '${name}', as Nx calls an app`, fix: `leave the first word out: '${name.slice(4)}'` }
    ];
  return ["libs", "libs/blocks", "libs/aws"].map((folder) => `${folder}/${name}`).filter((folder) => tree.exists(folder)).map((folder) => ({
    what: `${folder} is there already`,
    fix: `choose another name: @ashlar/${name} can be one library only`
  }));
}
var import_devkit3, import_node_vm, IMPORTED, languageGlobals;
var init_module = __esm({
  "libs/nx-plugin/src/generators/module/module.ts"() {
    "use strict";
    import_devkit3 = require("@nx/devkit");
    import_node_vm = require("node:vm");
    init_name_problems();
    init_next_steps();
    init_pascal_case();
    init_refusal();
    init_template_folder();
    IMPORTED = ["Construct", "ProjectStack", "SnsTopic", "SnsTopicPolicy", "Problem", "PrincipalStatement"];
    languageGlobals = () => (0, import_node_vm.runInNewContext)("Object.getOwnPropertyNames(globalThis)");
  }
});

// libs/nx-plugin/src/generators/rule/register-rule.ts
function registerRule(text, constant, from) {
  const source = parsed(text);
  if (importOf(source, constant) !== void 0)
    return { problem: { what: `it has '${constant}' already`, fix: "choose another id" } };
  const rules = rulesOf(source);
  if (rules === void 0) {
    const fix = `write the rules as a list, 'rules: [ \u2026 ]', or add by hand: ${constant} from '${from}'`;
    return { problem: { what: "it has no 'export const house = { \u2026, rules: [ \u2026 ] }'", fix } };
  }
  const last = rules.elements.at(-1);
  const at = last === void 0 ? rules.getStart() + 1 : last.end;
  const entry = last === void 0 ? constant : `, ${constant}`;
  return { source: withInsertions(source, [newImport(source, constant, from), { at, text: entry }]) };
}
function rulesOf(source) {
  const pack = exportedValue(source, "house")?.initializer;
  if (pack === void 0 || !import_typescript4.default.isObjectLiteralExpression(pack)) return void 0;
  const rules = pack.properties.find((property) => property.name?.getText() === "rules");
  const list2 = rules !== void 0 && import_typescript4.default.isPropertyAssignment(rules) ? rules.initializer : void 0;
  return list2 !== void 0 && import_typescript4.default.isArrayLiteralExpression(list2) ? list2 : void 0;
}
var import_typescript4;
var init_register_rule = __esm({
  "libs/nx-plugin/src/generators/rule/register-rule.ts"() {
    "use strict";
    import_typescript4 = __toESM(require("typescript"));
    init_source_edit();
  }
});

// libs/nx-plugin/src/generators/rule/rule.ts
var rule_exports = {};
__export(rule_exports, {
  rule: () => rule
});
async function rule(tree, options) {
  const { id: name, area, resource = "aws_sqs_queue", attribute = "kms_master_key_id" } = options;
  refuse(`rule '${name ?? ""}'`, [
    ...idProblems(tree, name),
    ...areaProblems(tree, area),
    ...textProblems("resource", resource, /^aws_[a-z0-9_]+$/, "aws_sqs_queue"),
    ...textProblems("attribute", attribute, /^[a-z0-9_]+(\.[a-z0-9_]+)*$/, "kms_master_key_id")
  ]);
  const [constant, id] = [constantOf(name), idOf(name)];
  const registered = registerRule(tree.read(PACK, "utf8") ?? "", constant, `../rules/${area}/${name}.js`);
  if ("problem" in registered) throw refusal(PACK, [registered.problem]);
  tree.write(PACK, registered.source);
  const blocks = attribute.split(".");
  (0, import_devkit4.generateFiles)(tree, templateFolder("rule"), `${POLICY}/rules/${area}`, {
    ...{ name, id, constant, resource, attribute },
    written: JSON.stringify(blocks.reduceRight((inner, block) => ({ [block]: inner }), "x"))
  });
  await (0, import_devkit4.formatFiles)(tree);
  return nextSteps(
    `change in ${POLICY}/rules/${area}/${name}.ts what it asks for, and say why`,
    `npx jest ${POLICY}/rules/${area} --selectProjects unit`
  );
}
function idProblems(tree, name) {
  const problems = nameProblems(name).map(({ what, fix }) => ({ what: what.replace(/^name/, "id"), fix }));
  if (problems.length > 0) return problems;
  if (isReservedWord(name) || IMPORTED2.includes(constantOf(name)))
    return [{ what: `id is '${name}', a reserved word`, fix: `say what holds: 'queue-${name}'` }];
  const id = idOf(name);
  const inPack = tree.read(`${POLICY}/packs/hipaa-rule-ids.ts`, "utf8")?.includes(`'${id}'`) ?? false;
  const files = areasOf(tree).map((area) => `${POLICY}/rules/${area}/${name}.ts`);
  return [
    ...inPack ? [{ what: `${id} is a rule of AWS's pack for HIPAA`, fix: "choose another id, or change that rule" }] : [],
    ...files.filter((file) => tree.exists(file)).map((file) => ({ what: `${file} is there already`, fix: "choose another id, or change that file" }))
  ];
}
function areaProblems(tree, area) {
  const known = areasOf(tree);
  const text = String(area ?? "");
  if (known.includes(text)) return [];
  const what = text === "" ? "area is left out" : `there is no area '${text}'`;
  return [{ what, fix: `use one of ${known.join(", ")}` }];
}
var import_devkit4, POLICY, PACK, TOOLS, IMPORTED2, constantOf, idOf, areasOf, textProblems;
var init_rule = __esm({
  "libs/nx-plugin/src/generators/rule/rule.ts"() {
    "use strict";
    import_devkit4 = require("@nx/devkit");
    init_name_problems();
    init_next_steps();
    init_pascal_case();
    init_refusal();
    init_template_folder();
    init_register_rule();
    POLICY = "libs/policy/src";
    PACK = `${POLICY}/packs/house.ts`;
    TOOLS = ["policies", "reading"];
    IMPORTED2 = ["attributeRule", "expect", "house", "isSet", "judge", "judged", "test"];
    constantOf = (name) => pascalCase(name).replace(/^./, (letter) => letter.toLowerCase());
    idOf = (name) => name.toUpperCase().replaceAll("-", "_");
    areasOf = (tree) => tree.children(`${POLICY}/rules`).filter((area) => !TOOLS.includes(area) && !tree.isFile(`${POLICY}/rules/${area}`)).sort();
    textProblems = (prop, value, pattern, example) => pattern.test(String(value)) ? [] : [{ what: `${prop} is '${String(value)}'`, fix: `use Terraform's word for it: '${example}'` }];
  }
});

// libs/nx-plugin/src/generators/apps-of.ts
var appsOf;
var init_apps_of = __esm({
  "libs/nx-plugin/src/generators/apps-of.ts"() {
    "use strict";
    appsOf = (tree) => tree.children("apps").filter((app3) => tree.exists(`apps/${app3}/src/app.ts`)).sort();
  }
});

// libs/nx-plugin/src/generators/stack/inventory-with-stack.ts
function withNewStack(inventory, app3, stack3) {
  if (inventory === null) return void 0;
  const { stacks } = JSON.parse(inventory);
  const environments = new Set(Object.values(stacks).map(({ environment }) => environment));
  const added = [...environments].map((environment) => [
    `${app3}-${environment}-${stack3}`,
    { environment, dependencies: [] }
  ]);
  return inventoryText({ stacks: { ...stacks, ...Object.fromEntries(added) } });
}
var init_inventory_with_stack = __esm({
  "libs/nx-plugin/src/generators/stack/inventory-with-stack.ts"() {
    "use strict";
    init_inventory_text();
  }
});

// libs/nx-plugin/src/generators/stack/register-stack.ts
function registerStack(text, stack3) {
  const source = parsed(text);
  const form = usualForm(source);
  if (typeof form === "string") return { problem: { what: form, fix: byHand(stack3) } };
  const { target, body } = form;
  if (importOf(source, stack3.className) !== void 0 || namesStack(body, target, stack3.name)) {
    const what = `it builds a stack '${stack3.name}' already`;
    return { problem: { what, fix: "choose another name, or change that one" } };
  }
  const environment = environmentType(source);
  if (typeof environment === "string") return { problem: { what: environment, fix: byHand(stack3) } };
  const step = stepName(body, target) ?? `${target}.step`;
  const statement = `
${step}(() => new ${stack3.className}(${target}, '${stack3.name}'));`;
  const last = body.statements.at(-1);
  const insertions = [
    newImport(source, stack3.className, `./stacks/${stack3.name}.js`),
    { at: last === void 0 ? body.getStart() + 1 : endWithComments(source, last), text: statement }
  ];
  return { source: withInsertions(source, insertions), environment };
}
function usualForm(source) {
  const app3 = exportedValue(source, "app")?.initializer;
  if (app3 === void 0 || !import_typescript5.default.isObjectLiteralExpression(app3)) return "it has no 'export const app = { \u2026 }'";
  const build = app3.properties.find((property) => property.name?.getText() === "build");
  const builder = build !== void 0 && import_typescript5.default.isPropertyAssignment(build) ? build.initializer : build;
  const isFunction = builder !== void 0 && (import_typescript5.default.isMethodDeclaration(builder) || import_typescript5.default.isArrowFunction(builder) || import_typescript5.default.isFunctionExpression(builder));
  if (!isFunction) return "its 'app' has no function 'build' in it";
  const { body, parameters } = builder;
  if (body === void 0 || !import_typescript5.default.isBlock(body)) return "'build' has no body in braces";
  const [target] = parameters;
  if (target === void 0 || !import_typescript5.default.isIdentifier(target.name))
    return "'build' takes no parameter with a name, 'target'";
  if (body.statements.some(import_typescript5.default.isReturnStatement)) return "'build' returns before its end";
  return { target: target.name.text, body };
}
function environmentType(source) {
  const type = exportedValue(source, "app")?.type;
  const [environment] = (type !== void 0 && import_typescript5.default.isTypeReferenceNode(type) ? type.typeArguments : void 0) ?? [];
  if (environment === void 0) return void 0;
  const name = environment.getText();
  const from = importOf(source, name);
  return from === void 0 ? `it does not import ${name}, the type of its environments` : { name, from: specifierOf(from) };
}
function stepName(body, target) {
  return body.statements.filter(import_typescript5.default.isVariableStatement).flatMap(({ declarationList }) => [...declarationList.declarations]).filter(({ initializer }) => initializer?.getText() === target).flatMap(({ name }) => import_typescript5.default.isObjectBindingPattern(name) ? [...name.elements] : []).find(({ name, propertyName }) => (propertyName ?? name).getText() === "step")?.name.getText();
}
function namesStack(body, target, name) {
  if (import_typescript5.default.isNewExpression(body)) {
    const [first, second] = body.arguments ?? [];
    const isNamed = second !== void 0 && import_typescript5.default.isStringLiteralLike(second) && second.text === name;
    if (first?.getText() === target && isNamed) return true;
  }
  return import_typescript5.default.forEachChild(body, (child) => namesStack(child, target, name) || void 0) ?? false;
}
var import_typescript5, byHand;
var init_register_stack = __esm({
  "libs/nx-plugin/src/generators/stack/register-stack.ts"() {
    "use strict";
    import_typescript5 = __toESM(require("typescript"));
    init_source_edit();
    byHand = ({ className, name }) => `give it the form of apps/state/src/app.ts, or add by hand: target.step(() => new ${className}(target, '${name}'));`;
  }
});

// libs/nx-plugin/src/generators/stack/stack.ts
var stack_exports = {};
__export(stack_exports, {
  stack: () => stack
});
async function stack(tree, options) {
  const { name } = options;
  const app3 = appNamed(tree, options.app);
  refuse(`stack '${name ?? ""}'`, [...stackNameProblems(name), ...appProblems2(tree, options.app, app3)]);
  const folder = `apps/${app3}/src`;
  const className = `${pascalCase(name)}Stack`;
  refuse(
    `stack '${name}'`,
    existing(tree, [`${folder}/stacks/${name}.ts`, `${folder}/stacks/${name}.test.ts`])
  );
  const registered = registerStack(tree.read(`${folder}/app.ts`, "utf8") ?? "", { name, className });
  if ("problem" in registered) throw refusal(`${folder}/app.ts`, [registered.problem]);
  const { source, environment } = registered;
  tree.write(`${folder}/app.ts`, source);
  (0, import_devkit5.generateFiles)(tree, templateFolder("stack"), `${folder}/stacks`, {
    ...{ app: app3, name, className },
    environment: environment?.name ?? "",
    environmentFrom: environment?.from.replace(/^\.\//, "../") ?? ""
  });
  const inventory = `apps/${app3}/stacks.json`;
  const text = withNewStack(tree.read(inventory, "utf8"), app3, name);
  if (text !== void 0) tree.write(inventory, text);
  await (0, import_devkit5.formatFiles)(tree);
  return nextSteps(
    `build in ${folder}/stacks/${name}.ts what it is for, and say so in apps/${app3}/README.md`,
    `npm run synth -- ${app3}`
  );
}
function stackNameProblems(name) {
  const problems = nameProblems(name);
  if (problems.length > 0) return problems;
  const short = name.replace(/-stack$/, "");
  const isReserved = short === "project" || isReservedWord(short);
  if (isReserved && short === name)
    return [{ what: `name is '${name}', a reserved word`, fix: `add what it is for: 'order-${name}'` }];
  if (short === name) return [];
  return [{ what: `name is '${name}'`, fix: `use '${isReserved ? `order-${short}` : short}'` }];
}
function appNamed(tree, said) {
  const text = String(said ?? "").replace(/^(\.\/)?apps\/|\/$/g, "");
  const short = text.replace(/^app-/, "");
  return appsOf(tree).includes(text) ? text : short;
}
function appProblems2(tree, said, app3) {
  const known = appsOf(tree);
  if (known.includes(app3)) return [];
  const all = known.length === 0 ? "there is none yet: npx nx g ./libs/nx-plugin:app shop" : `there are ${known.join(", ")}`;
  const what = app3 === "" ? "app is left out" : `there is no app '${String(said)}'`;
  return [{ what, fix: all }];
}
var import_devkit5, existing;
var init_stack = __esm({
  "libs/nx-plugin/src/generators/stack/stack.ts"() {
    "use strict";
    import_devkit5 = require("@nx/devkit");
    init_apps_of();
    init_name_problems();
    init_next_steps();
    init_pascal_case();
    init_refusal();
    init_template_folder();
    init_inventory_with_stack();
    init_register_stack();
    existing = (tree, files) => files.filter((file) => tree.exists(file)).map((file) => ({ what: `${file} is there already`, fix: "choose another name, or change that file" }));
  }
});

// libs/nx-plugin/src/generators/index.ts
var generators_exports = {};
__export(generators_exports, {
  app: () => app2,
  module: () => awsModule2,
  rule: () => rule2,
  stack: () => stack2,
  syncInventory: () => syncInventory
});
module.exports = __toCommonJS(generators_exports);

// libs/nx-plugin/src/inventory/inventory-changes.ts
function inventoryChanges(committed, upToDate) {
  const before = stacksOf(committed);
  const after = stacksOf(upToDate);
  if (before === void 0) return ["it is missing or no inventory"];
  const changes = [
    ...Object.keys(after ?? {}).filter((name) => !(name in before)).map((name) => `${name} is new`),
    ...Object.keys(before).filter((name) => !(name in (after ?? {}))).map((name) => `${name} is gone`),
    ...Object.entries(after ?? {}).filter(([name, stack3]) => name in before && JSON.stringify(before[name]) !== JSON.stringify(stack3)).map(([name]) => `${name} has other dependencies`)
  ];
  return changes.length === 0 ? ["its form"] : changes.sort();
}
function stacksOf(text) {
  try {
    const { stacks } = JSON.parse(text ?? "null");
    return stacks;
  } catch {
    return void 0;
  }
}

// libs/nx-plugin/src/inventory/list-stacks.ts
var import_node_child_process = require("node:child_process");
var import_node_util = require("node:util");

// libs/nx-plugin/src/inventory/inventory.ts
var inventoryFile = (appRoot) => `${appRoot}/stacks.json`;

// libs/nx-plugin/src/inventory/list-stacks.ts
init_inventory_text();
async function upToDateInventories(workspaceRoot, apps) {
  const listed = await listStacks(workspaceRoot);
  return new Map(apps.map((app3) => [inventoryFile(`apps/${app3}`), inventoryText(inventoryOf(app3, listed))]));
}
async function listStacks(workspaceRoot) {
  try {
    const { stdout } = await (0, import_node_util.promisify)(import_node_child_process.execFile)(process.execPath, ["bin/ashlar.mjs", "list", "--json"], {
      cwd: workspaceRoot,
      maxBuffer: 1 << 28
    });
    return JSON.parse(stdout);
  } catch (error) {
    const { stderr, message } = error;
    throw new Error(`the apps could not be synthesized to list their stacks:
${stderr || message}`);
  }
}
function inventoryOf(app3, listed) {
  const own = listed.filter((stack3) => stack3.app === app3);
  return {
    stacks: Object.fromEntries(
      own.map(({ name, environment, dependencies }) => [name, { environment, dependencies }])
    )
  };
}

// libs/nx-plugin/src/generators/sync-inventory/sync-inventory.ts
async function syncInventory(tree) {
  const apps = tree.children("apps").filter((app3) => tree.exists(`apps/${app3}/src/main.ts`));
  const details = [];
  for (const [file, text] of await upToDateInventories(tree.root, apps)) {
    const committed = tree.read(file, "utf8");
    if (committed === text) continue;
    tree.write(file, text);
    details.push(...inventoryChanges(committed, text).map((change) => `${file}: ${change}`));
  }
  return details.length === 0 ? void 0 : {
    outOfSyncMessage: "The committed list of stacks is not what the apps synthesize.",
    outOfSyncDetails: details
  };
}

// libs/nx-plugin/src/generators/index.ts
var app2 = async (tree, options) => (await Promise.resolve().then(() => (init_app(), app_exports))).app(tree, options);
var awsModule2 = async (tree, options) => (await Promise.resolve().then(() => (init_module(), module_exports))).awsModule(tree, options);
var rule2 = async (tree, options) => (await Promise.resolve().then(() => (init_rule(), rule_exports))).rule(tree, options);
var stack2 = async (tree, options) => (await Promise.resolve().then(() => (init_stack(), stack_exports))).stack(tree, options);
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  app,
  module,
  rule,
  stack,
  syncInventory
});
