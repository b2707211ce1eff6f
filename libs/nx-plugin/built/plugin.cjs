"use strict";
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name2 in all)
    __defProp(target, name2, { get: all[name2], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// libs/nx-plugin/src/plugin.ts
var plugin_exports = {};
__export(plugin_exports, {
  createDependencies: () => createDependencies,
  createNodes: () => createNodes,
  createNodesV2: () => createNodesV2,
  name: () => name
});
module.exports = __toCommonJS(plugin_exports);

// libs/nx-plugin/src/inventory/inventory.ts
var inventoryFile = (appRoot) => `${appRoot}/stacks.json`;

// libs/nx-plugin/src/inventory/read-inventories.ts
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
var MEND = "node libs/nx-plugin/built/write-inventories.cjs";
function readInventories(workspaceRoot, appRoots) {
  const problems = [];
  const inventories = /* @__PURE__ */ new Map();
  for (const appRoot of [...appRoots].sort()) {
    const read = readInventory((0, import_node_path.join)(workspaceRoot, inventoryFile(appRoot)));
    if (typeof read === "string") problems.push(`${inventoryFile(appRoot)} ${read}`);
    else inventories.set(appRoot, read);
  }
  problems.push(...contradictions(inventories));
  if (problems.length > 0) {
    const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
    throw new Error(
      [`the list of stacks has ${count}:`, ...problems.map((line) => `  ${line}`), `    fix: ${MEND}`].join(
        "\n"
      )
    );
  }
  return inventories;
}
function readInventory(file) {
  if (!(0, import_node_fs.existsSync)(file)) return "is missing";
  let json;
  try {
    json = JSON.parse((0, import_node_fs.readFileSync)(file, "utf8"));
  } catch {
    return "is no JSON";
  }
  const stacks = isRecord(json) ? json["stacks"] : void 0;
  if (!isRecord(stacks)) return "has no `stacks`";
  const strange = Object.keys(stacks).find((name2) => !isStack(stacks[name2]));
  return strange === void 0 ? { stacks } : `says of ${strange} no environment and dependencies`;
}
function contradictions(inventories) {
  const owners = /* @__PURE__ */ new Map();
  const problems = [];
  for (const [appRoot, { stacks }] of inventories) {
    for (const name2 of Object.keys(stacks)) {
      const other = owners.get(name2);
      if (other !== void 0)
        problems.push(`${inventoryFile(appRoot)} has ${name2}, as ${inventoryFile(other)} has`);
      owners.set(name2, appRoot);
    }
  }
  for (const [appRoot, { stacks }] of inventories) {
    for (const [name2, { dependencies }] of Object.entries(stacks)) {
      for (const unknown of dependencies.filter((dependency) => !owners.has(dependency)))
        problems.push(`${inventoryFile(appRoot)} says that ${name2} reads from ${unknown}, which no app has`);
    }
  }
  return problems;
}
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var isStack = (value) => isRecord(value) && typeof value["environment"] === "string" && Array.isArray(value["dependencies"]) && value["dependencies"].every((dependency) => typeof dependency === "string");

// libs/nx-plugin/src/inventory/stack-index.ts
function stackIndex(inventories) {
  const index = /* @__PURE__ */ new Map();
  const listed = [...inventories].flatMap(
    ([appRoot, { stacks }]) => Object.entries(stacks).map(([name2, stack]) => ({ name: name2, appRoot, ...stack }))
  );
  listed.sort((a, b) => a.name < b.name ? -1 : 1);
  for (const { name: name2, appRoot, environment } of listed)
    index.set(name2, { name: name2, appRoot, environment, producers: [], consumers: [] });
  for (const { name: name2, dependencies } of listed) {
    const consumer = index.get(name2);
    for (const dependency of [...dependencies].sort()) {
      const producer = index.get(dependency);
      if (consumer === void 0 || producer === void 0) continue;
      consumer.producers.push(producer);
      producer.consumers.push(consumer);
    }
  }
  return index;
}

// libs/nx-plugin/src/targets/packages.ts
var packages = {
  lint: ["@nx/eslint-plugin", "eslint", "eslint-config-prettier", "typescript", "typescript-eslint"],
  test: ["@swc/core", "@swc/jest", "jest"],
  typecheck: [
    ...["@types/aws-lambda", "@types/jest", "@types/node", "@types/pg", "@types/picomatch", "@types/semver"],
    "typescript"
  ],
  synth: [
    "@cdktf/provider-aws",
    "cdktf",
    "cli-table3",
    "commander",
    "constructs",
    "esbuild",
    "fastest-levenshtein",
    "fflate",
    "ip-address"
  ]
};

// libs/nx-plugin/src/create-dependencies.ts
var createDependencies = (_options, context) => {
  const apps = Object.values(context.projects).filter(({ root }) => root.startsWith("apps/")).map(({ name: name2, root }) => ({ name: name2 ?? root, root })).sort((a, b) => a.root < b.root ? -1 : 1);
  return [...readsFrom(apps, context.workspaceRoot), ...synthesizedBy(apps, context.externalNodes)];
};
function readsFrom(apps, workspaceRoot) {
  const names = new Map(apps.map(({ name: name2, root }) => [root, name2]));
  const stacks = stackIndex(readInventories(workspaceRoot, [...names.keys()]));
  const producers = (root) => [...stacks.values()].filter(({ appRoot }) => appRoot === root).flatMap((stack) => stack.producers);
  return apps.flatMap(({ name: name2, root }) => {
    const targets = new Set(producers(root).map(({ appRoot }) => names.get(appRoot)));
    return [...targets].filter((target) => target !== void 0 && target !== name2).map((target) => edge(name2, target ?? "", inventoryFile(root)));
  });
}
var synthesizedBy = (apps, external = {}) => apps.flatMap(
  ({ name: name2, root }) => packages.synth.map((dependency) => `npm:${dependency}`).filter((node) => node in external).map((node) => edge(name2, node, `${root}/src/main.ts`))
);
var edge = (source, target, sourceFile) => ({
  type: "static",
  source,
  target,
  sourceFile
});

// libs/nx-plugin/src/create-nodes.ts
var import_node_fs2 = require("node:fs");
var import_node_path2 = require("node:path");

// libs/nx-plugin/src/project-places.ts
var import_posix = require("node:path/posix");
var MARKERS = "{apps/*/src/main.ts,libs/**/src/index.ts}";
var TYPES = [
  [/^apps\//, "type:app"],
  [/^libs\/aws\//, "type:module"],
  [/^libs\/blocks\//, "type:block"],
  [/^libs\/core$/, "type:core"],
  [/^libs\/graph$/, "type:graph"],
  [/^libs\/testing$/, "type:testing"],
  [/^libs\/terraform$/, "type:terraform"],
  [/^libs\//, "type:tool"]
];
function placeOf(marker) {
  const root = (0, import_posix.dirname)((0, import_posix.dirname)(marker));
  if (`/${root}/`.includes("/src/")) return void 0;
  const folder = root.split("/").at(-1) ?? root;
  const isApp = root.startsWith("apps/");
  const type = TYPES.find(([place]) => place.test(root))?.[1];
  return {
    root,
    folder,
    project: isApp ? `app-${folder}` : folder,
    isApp,
    tags: type === void 0 ? [] : [type]
  };
}

// libs/nx-plugin/src/targets/synth-inputs.ts
var synthInputs = [
  "{projectRoot}/**/*",
  "!{projectRoot}/src/**/*.{spec,test,fixture}.ts",
  "!{projectRoot}/docs/**/*",
  "!{projectRoot}/*.md",
  "sharedGlobals",
  "^production",
  "{workspaceRoot}/bin/**/*",
  ...sourcesOf("cli"),
  { externalDependencies: [...packages.synth] },
  { env: "ASHLAR_ENGINE" }
];
var auditInputs = [...synthInputs, ...sourcesOf("policy")];
function sourcesOf(tool) {
  return [
    `{workspaceRoot}/libs/${tool}/src/**/*`,
    `!{workspaceRoot}/libs/${tool}/src/**/*.{spec,test,fixture}.ts`
  ];
}

// libs/nx-plugin/src/targets/app-targets.ts
function appTargets(root, app, isAudited) {
  return {
    // Into a folder of the app's own: the root's cdktf.out holds what was synthesized last, whatever that was.
    synth: {
      command: `node bin/ashlar.mjs synth ${app} --output ${root}/cdktf.out`,
      cache: true,
      inputs: synthInputs,
      // Not the folder: a person's Terraform may keep a state beside.
      outputs: [
        "{projectRoot}/cdktf.out/manifest.json",
        "{projectRoot}/cdktf.out/stacks/*/cdk.tf.json",
        "{projectRoot}/cdktf.out/stacks/*/assets"
      ],
      metadata: { description: `Terraform JSON of every environment of ${app}`, technologies: ["terraform"] }
    },
    validate: {
      command: `node bin/ashlar.mjs validate ${app}`,
      inputs: synthInputs,
      metadata: { description: `terraform validate of every stack of ${app}`, technologies: ["terraform"] }
    },
    ...isAudited ? { audit: audit(app) } : {}
  };
}
var audit = (app) => ({
  command: `node bin/ashlar.mjs audit ${app}`,
  inputs: auditInputs,
  metadata: {
    description: `${app} judged by the rules of its pack`,
    technologies: ["terraform"]
  }
});

// libs/nx-plugin/src/targets/project-targets.ts
function projectTargets(root) {
  return {
    lint: {
      command: `node scripts/lint.mjs ${root}`,
      cache: true,
      inputs: [
        "default",
        "{workspaceRoot}/eslint.config.mjs",
        "{workspaceRoot}/scripts/lint.mjs",
        { externalDependencies: [...packages.lint] }
      ],
      metadata: { description: "ESLint, the module boundaries included" }
    },
    test: {
      command: `jest ${root}/ --selectProjects unit --passWithNoTests`,
      cache: true,
      inputs: [
        "default",
        "^production",
        "{workspaceRoot}/jest.config.cjs",
        { externalDependencies: [...packages.test] }
      ],
      metadata: { description: "Unit tests" }
    },
    typecheck: {
      command: `tsc -p ${root}/tsconfig.json`,
      cache: true,
      inputs: ["default", "^production", { externalDependencies: [...packages.typecheck] }],
      metadata: { description: "Type errors, of the tests too" }
    }
  };
}

// libs/nx-plugin/src/targets/stack-targets.ts
var ACTIONS = [
  {
    action: "plan",
    command: (stack) => `plan ${stack}`,
    says: (stack) => `What an apply of ${stack} would change`,
    after: () => []
  },
  {
    action: "deploy",
    command: (stack) => `apply ${stack}`,
    says: (stack) => `Apply ${stack}, after the stacks it reads from`,
    after: ({ appRoot, producers }) => inOrder("deploy", appRoot, producers)
  },
  {
    action: "destroy",
    command: (stack) => `destroy ${stack}`,
    says: (stack) => `Destroy ${stack}, after the stacks that read from it`,
    after: ({ appRoot, consumers }) => inOrder("destroy", appRoot, consumers)
  },
  {
    action: "drift",
    command: (stack) => `drift ${stack}`,
    says: (stack) => `What somebody changed in ${stack} outside of Terraform`,
    after: () => []
  },
  {
    action: "rehearse",
    command: (stack) => `rehearse --stack ${stack}`,
    says: (stack) => `Apply, plan again and destroy ${stack} on a local emulator`,
    after: () => []
  }
];
function stackTargets(stack) {
  return Object.fromEntries(
    ACTIONS.map(({ action, command, says, after }) => [
      `${action}--${stack.name}`,
      {
        command: `node bin/ashlar.mjs ${command(stack.name)}`,
        cache: false,
        inputs: synthInputs,
        dependsOn: after(stack),
        metadata: { description: says(stack.name), technologies: ["terraform"] }
      }
    ])
  );
}
function stackTargetGroups(stacks) {
  const environments = [...new Set(stacks.map(({ environment }) => environment))].sort();
  return Object.fromEntries(
    environments.flatMap(
      (environment) => ACTIONS.map(({ action }) => [
        `${action} ${environment}`,
        stacks.filter((stack) => stack.environment === environment).map(({ name: name2 }) => `${action}--${name2}`)
      ])
    )
  );
}
function inOrder(action, appRoot, stacks) {
  return stacks.map((stack) => ({
    ...stack.appRoot === appRoot ? {} : { projects: [projectOf(stack.appRoot)] },
    target: `${action}--${stack.name}`,
    params: "forward"
  }));
}
var projectOf = (appRoot) => placeOf(`${appRoot}/src/main.ts`)?.project ?? appRoot;

// libs/nx-plugin/src/create-nodes.ts
var createNodes = [
  MARKERS,
  (markers, _options, { workspaceRoot }) => {
    const places = [...markers].sort().flatMap((marker) => {
      const place = placeOf(marker);
      return place === void 0 ? [] : [{ marker, place }];
    });
    const apps = places.filter(({ place }) => place.isApp).map(({ place }) => place.root);
    const stacks = [...stackIndex(readInventories(workspaceRoot, apps)).values()];
    return places.map(({ marker, place }) => {
      const own = stacks.filter(({ appRoot }) => appRoot === place.root);
      const isAudited = (0, import_node_fs2.existsSync)((0, import_node_path2.join)(workspaceRoot, place.root, WAIVERS));
      return [marker, { projects: { [place.root]: project(place, own, isAudited) } }];
    });
  }
];
var WAIVERS = "src/waivers.ts";
function project(place, stacks, isAudited) {
  const { root, folder, isApp } = place;
  return {
    root,
    name: place.project,
    projectType: isApp ? "application" : "library",
    sourceRoot: `${root}/src`,
    tags: [...place.tags],
    targets: {
      ...projectTargets(root),
      ...isApp ? appTargets(root, folder, isAudited) : {},
      ...Object.assign({}, ...stacks.map(stackTargets))
    },
    ...isApp ? { metadata: { targetGroups: stackTargetGroups(stacks) } } : {}
  };
}

// libs/nx-plugin/src/plugin.ts
var name = "ashlar";
var createNodesV2 = createNodes;
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createDependencies,
  createNodes,
  createNodesV2,
  name
});
