"use strict";

// libs/nx-plugin/src/write-inventories.ts
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");

// libs/nx-plugin/src/inventory/list-stacks.ts
var import_node_child_process = require("node:child_process");
var import_node_util = require("node:util");

// libs/nx-plugin/src/inventory/inventory.ts
var inventoryFile = (appRoot) => `${appRoot}/stacks.json`;

// libs/nx-plugin/src/inventory/inventory-text.ts
var PRINT_WIDTH = 110;
var byName = ([a], [b]) => a < b ? -1 : 1;
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

// libs/nx-plugin/src/inventory/list-stacks.ts
async function upToDateInventories(workspaceRoot, apps) {
  const listed = await listStacks(workspaceRoot);
  return new Map(apps.map((app) => [inventoryFile(`apps/${app}`), inventoryText(inventoryOf(app, listed))]));
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
function inventoryOf(app, listed) {
  const own = listed.filter((stack) => stack.app === app);
  return {
    stacks: Object.fromEntries(
      own.map(({ name, environment, dependencies }) => [name, { environment, dependencies }])
    )
  };
}

// libs/nx-plugin/src/write-inventories.ts
async function main() {
  const root = (0, import_node_path.join)(__dirname, "../../..");
  const apps = (0, import_node_fs.readdirSync)((0, import_node_path.join)(root, "apps")).filter(
    (app) => (0, import_node_fs.existsSync)((0, import_node_path.join)(root, "apps", app, "src/main.ts"))
  );
  for (const [file, text] of await upToDateInventories(root, apps)) (0, import_node_fs.writeFileSync)((0, import_node_path.join)(root, file), text);
}
main().catch((error) => {
  process.stderr.write(`${error.message}
`);
  process.exitCode = 1;
});
