// Built from ../page by scripts/build-review-page.mjs.
export const script = `"use strict";
(() => {
  // libs/review/src/render/text/grouped.ts
  function grouped(things, keyOf) {
    const groups = /* @__PURE__ */ new Map();
    for (const thing of things) {
      const key2 = keyOf(thing);
      const group2 = groups.get(key2);
      if (group2) group2.push(thing);
      else groups.set(key2, [thing]);
    }
    return groups;
  }

  // libs/review/src/html/shown/rows.ts
  function rowsOf(review2) {
    const findings = grouped(
      [...review2.findings, ...review2.stacks.flatMap(ownFindings)],
      ({ stack, address }) => key(stack, address)
    );
    const policy = grouped(review2.policy, ({ stack, address }) => key(stack, address));
    return review2.stacks.flatMap((stack) => {
      const changed = new Set(stack.changes.map(({ address }) => address));
      return [
        ...stack.changes.map((change) => row(stack.name, change, "change", said(stack.name, change))),
        // What is said of a resource is said of its change, where it has one.
        ...stack.drift.map(
          (change) => row(stack.name, change, "drift", changed.has(change.address) ? nothing : said(stack.name, change))
        )
      ];
    });
    function said(stack, { address }) {
      const about = key(stack, address);
      return { findings: findings.get(about) ?? [], policy: policy.get(about) ?? [] };
    }
  }
  var nothing = { findings: [], policy: [] };
  var row = (stack, change, kind, said) => ({
    stack,
    kind,
    change,
    action: change.action,
    verdict: change.verdict,
    type: change.type,
    hasPolicy: said.policy.length > 0,
    ...said,
    text: searchText(stack, change, said)
  });
  var ownFindings = ({ name, findings }) => findings.map((finding) => ({ stack: name, ...finding }));
  var key = (stack = "", address = "") => JSON.stringify([stack, address]);
  function searchText(stack, change, said) {
    return [
      stack,
      change.address,
      change.path,
      change.action,
      change.verdict,
      change.because,
      change.movedFrom,
      change.importId,
      ...change.attributes.flatMap(({ path, before, after }) => [path, textOf(before), textOf(after)]),
      ...said.findings.flatMap(({ rule, what }) => [rule, what]),
      ...said.policy.flatMap(({ pack, rule, reason }) => [pack, rule, reason])
    ].filter((text) => text !== void 0).join("\\n").toLowerCase();
  }
  var textOf = (value) => value?.kind === "value" ? value.text : value?.kind;

  // libs/review/src/render/text/words.ts
  var ACTION_WORDS = {
    delete: "destroyed",
    replace: "replaced",
    unknown: "changed in an unknown way",
    forget: "forgotten",
    update: "updated",
    create: "created",
    move: "moved",
    import: "imported"
  };
  var actions = Object.keys(ACTION_WORDS);
  var figures = new Intl.NumberFormat("en-US");
  var figure = (count) => figures.format(count);
  var counted = (count, one, many = \`\${one}s\`) => \`\${figure(count)} \${count === 1 ? one : many}\`;

  // libs/review/src/html/shown/dangers.ts
  function dangersOf(review2) {
    const found = allFindings(review2).filter(({ verdict }) => verdict === "danger");
    const named = new Set(found.map(({ stack, address }) => JSON.stringify([stack, address])));
    const unnamed = review2.stacks.flatMap(
      ({ name, changes, drift }) => [...changes, ...drift].filter(({ verdict, address }) => verdict === "danger" && !named.has(JSON.stringify([name, address]))).map(({ address, path, action, because }) => ({
        rule: "danger",
        verdict: "danger",
        stack: name,
        address,
        ...path === void 0 ? {} : { path },
        what: because === void 0 ? action : \`\${action}: \${because}\`,
        fix: "look at the change before approving it"
      }))
    );
    return [...found, ...unnamed];
  }
  var remarksOf = (review2) => allFindings(review2).filter(({ verdict }) => verdict === "review");
  var allFindings = (review2) => [...review2.findings, ...review2.stacks.flatMap(ownFindings)];
  function headline(review2) {
    const changes = review2.stacks.reduce((sum, stack) => sum + stack.changes.length, 0);
    const failed = review2.stacks.filter(({ status }) => status === "failed").length;
    const dangers2 = dangersOf(review2).length;
    const broken = review2.policy.filter(({ verdict, isNew }) => verdict === "fail" && isNew).length;
    const parts = [
      ...dangers2 > 0 ? [counted(dangers2, "danger")] : [],
      ...failed > 0 ? [\`\${counted(failed, "stack")} could not be planned\`] : [],
      ...broken > 0 ? [counted(broken, "new policy failure")] : []
    ];
    if (parts.length > 0) return \`\${parts.join(", ")} in \${counted(changes, "change")}\`;
    if (review2.verdict === "none") return "Nothing changes";
    if (review2.verdict === "safe") return \`\${counted(changes, "change")}, none of them a risk that we know of\`;
    return \`\${counted(changes, "change")}: have a look before approving\`;
  }

  // libs/review/src/html/shown/links.ts
  var linkTo = (stack, address = "") => \`#\${encoded(stack)}/\${encoded(address)}\`;
  function targetOf(hash) {
    const [, stack, address] = /^#([^/]+)\\/(.*)$/s.exec(hash) ?? [];
    if (stack === void 0 || address === void 0) return void 0;
    return { stack: decoded(stack), ...address === "" ? {} : { address: decoded(address) } };
  }
  var encoded = (text) => encodeURIComponent(text.replace(/\\p{Cs}/gu, "\\uFFFD"));
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  // libs/review/src/html/shown/search.ts
  var asksNothing = ({ words: words3, onlyDangers, onlyPolicy, ...chosen }) => words3.trim() === "" && !onlyDangers && !onlyPolicy && Object.keys(chosen).length === 0;
  function isWanted(wanted) {
    const words3 = wanted.words.toLowerCase().split(/\\s+/).filter(Boolean);
    const { stack, action, verdict, type, onlyDangers, onlyPolicy } = wanted;
    return (found) => (stack === void 0 || found.stack === stack) && (action === void 0 || found.action === action) && (verdict === void 0 || found.verdict === verdict) && (type === void 0 || found.type === type) && (!onlyDangers || found.verdict === "danger") && (!onlyPolicy || found.hasPolicy) && words3.every((word) => found.text.includes(word));
  }

  // libs/review/src/render/text/visible.ts
  var UNSEEN = /[\\p{C}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]|(?! )\\p{Zs}|(?<=\\p{M}{3})\\p{M}/gu;
  var PLAIN = /^[ -~]*$/;
  var ESCAPES = { "\\n": "\\\\n", "\\r": "\\\\r", "	": "\\\\t" };
  var visible = (text) => PLAIN.test(text) ? text : text.replace(UNSEEN, escaped);
  function escaped(character) {
    const code2 = character.codePointAt(0) ?? 0;
    const hex = code2.toString(16).padStart(4, "0");
    return ESCAPES[character] ?? (code2 > 65535 ? \`\\\\u{\${hex}}\` : \`\\\\u\${hex}\`);
  }
  function shortened(text, limit) {
    if (text.length <= limit) return text;
    const kept2 = Math.floor(limit / 2);
    return \`\${wellFormed(text.slice(0, kept2))}\\u2026(\${text.length - 2 * kept2} characters)\\u2026\${wellFormed(text.slice(-kept2))}\`;
  }
  var wellFormed = (text) => text.replace(/^[\\udc00-\\udfff]|[\\ud800-\\udbff]$/g, "");

  // libs/review/src/html/shown/visible-text.ts
  var visibleText = (text) => text.split("\\n").map((line5) => line5.split("	").map(visible).join("	")).join("\\n");

  // libs/review/src/html/page/element.ts
  var LONGEST = 1e3;
  function h(tag, attributes = {}, ...children) {
    return filled(document.createElement(tag), attributes, children);
  }
  function svg(tag, attributes = {}, ...children) {
    return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  }
  var lines = (text) => document.createTextNode(visibleText(text));
  function button(attributes, act, ...children) {
    const made = h("button", { type: "button", ...attributes }, ...children);
    made.addEventListener("click", act);
    return made;
  }
  function byId(id) {
    const found = document.getElementById(id);
    if (found === null) throw new Error(\`the page has no #\${id}\`);
    return found;
  }
  function filled(made, attributes, children) {
    for (const [name, value] of Object.entries(attributes))
      if (value !== void 0) made.setAttribute(name, value === true ? "" : visible(String(value)));
    for (const child of children)
      if (child !== void 0)
        made.append(typeof child === "string" ? visible(shortened(child, LONGEST)) : child);
    return made;
  }

  // libs/review/src/html/shown/signs.ts
  var actionSigns = {
    create: "+",
    update: "~",
    replace: "\\xB1",
    delete: "\\u2212",
    move: "\\u2192",
    import: "\\u21E5",
    forget: "\\u2300",
    unknown: "?"
  };
  var verdictNames = {
    danger: "Danger",
    review: "Review",
    safe: "Safe",
    none: "No changes"
  };

  // libs/review/src/html/page/badges.ts
  var verdictBadge = (verdict) => h("span", { class: \`badge verdict-\${verdict}\` }, verdictNames[verdict]);
  var actionBadge = (action, label = action) => h(
    "span",
    { class: \`action action-\${action}\` },
    h("span", { class: "sign", "aria-hidden": "true" }, actionSigns[action]),
    h("span", { class: "word" }, label)
  );
  var badge = (kind, text) => h("span", { class: \`badge \${kind}\` }, text);
  var code = (text, kind = "") => h("code", kind === "" ? {} : { class: kind }, text);

  // libs/review/src/html/page/fact-list.ts
  function factList(facts2) {
    const known = facts2.filter(([, value]) => value !== void 0);
    if (known.length === 0) return void 0;
    return h(
      "dl",
      { class: "facts" },
      ...known.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)))
    );
  }

  // libs/review/src/html/shown/laid-out.ts
  var LONGEST2 = 2e5;
  function laidOut(text) {
    if (!/^\\s*[[{]/.test(text) || text.length > LONGEST2 || text.includes("\\n") || !isJson(text)) return text;
    let depth = 0;
    const newLine = () => \`
\${"  ".repeat(depth)}\`;
    return text.replace(TOKENS, (token) => {
      if (/^[{[]\\s*[}\\]]$/.test(token)) return token.replace(/\\s/g, "");
      if (token === "{" || token === "[") {
        depth += 1;
        return token + newLine();
      }
      if (token === "}" || token === "]") {
        depth -= 1;
        return newLine() + token;
      }
      if (token === ",") return token + newLine();
      if (token === ":") return ": ";
      return /^\\s+$/.test(token) ? "" : token;
    });
  }
  var TOKENS = /"(?:[^"\\\\]|\\\\.)*"|[{[]\\s*[}\\]]|[{}[\\],:]|\\s+/gs;
  function isJson(text) {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  }

  // libs/review/src/html/shown/value-diff.ts
  var MOST_PAIRS = 25e4;
  function valueDiff(before, after) {
    const [laidBefore, laidAfter] = [laidOut(before), laidOut(after)];
    const [from, to] = laidBefore === laidAfter ? [before, after] : [laidBefore, laidAfter];
    if (!from.includes("\\n") && !to.includes("\\n")) return words(from, to);
    const isJson2 = from !== before && to !== after;
    return { kind: "lines", lines: differing(from.split("\\n"), to.split("\\n"), isJson2) };
  }
  function words(from, to) {
    const [before, after] = [tokens(from), tokens(to)];
    const [start, end] = [sameStart(before, after), sameEnd(before, after)];
    const pieces = (all, kind) => [
      piece("same", all.slice(0, start)),
      piece(kind, all.slice(start, all.length - end)),
      piece("same", all.slice(all.length - end))
    ].filter(({ text }) => text !== "");
    return { kind: "words", before: pieces(before, "gone"), after: pieces(after, "new") };
  }
  var tokens = (text) => text.match(/[\\p{L}\\p{N}]+|\\s+|[^]/gu) ?? [];
  var piece = (kind, of) => ({ kind, text: of.join("") });
  function differing(from, to, isJson2) {
    const told = (line5) => isJson2 ? line5.replace(/,$/, "") : line5;
    const [plainFrom, plainTo] = [from.map(told), to.map(told)];
    const [start, end] = [sameStart(plainFrom, plainTo), sameEnd(plainFrom, plainTo)];
    const [gone, added] = [from.slice(start, from.length - end), to.slice(start, to.length - end)];
    return [
      ...lines2("same", to.slice(0, start)),
      ...gone.length * added.length > MOST_PAIRS ? [...lines2("gone", gone), ...lines2("new", added)] : middle(gone, added, told),
      ...lines2("same", to.slice(to.length - end))
    ];
  }
  var lines2 = (kind, texts) => texts.map((text) => ({ kind, text }));
  function middle(from, to, told) {
    const width = to.length + 1;
    const common = new Uint32Array((from.length + 1) * width);
    const at = (i, j) => common[i * width + j] ?? 0;
    const [plainFrom, plainTo] = [from.map(told), to.map(told)];
    for (let i = from.length - 1; i >= 0; i--)
      for (let j = to.length - 1; j >= 0; j--)
        common[i * width + j] = plainFrom[i] === plainTo[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    const found = [];
    for (let i = 0, j = 0; i < from.length || j < to.length; ) {
      const [gone, added] = [from[i], to[j]];
      if (gone !== void 0 && added !== void 0 && plainFrom[i] === plainTo[j]) {
        found.push({ kind: "same", text: added });
        i++;
        j++;
      } else if (gone !== void 0 && (added === void 0 || at(i + 1, j) >= at(i, j + 1))) {
        found.push({ kind: "gone", text: gone });
        i++;
      } else {
        found.push({ kind: "new", text: added ?? "" });
        j++;
      }
    }
    return found;
  }
  function sameStart(one, other) {
    let length = 0;
    while (length < Math.min(one.length, other.length) && one[length] === other[length]) length++;
    return length;
  }
  function sameEnd(one, other) {
    const most = Math.min(one.length, other.length) - sameStart(one, other);
    let length = 0;
    while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) length++;
    return length;
  }

  // libs/review/src/html/page/shown-value.ts
  var LONGEST3 = { lines: 24, characters: 1600 };
  var AROUND = 3;
  function valueCells({ before, after }) {
    if (before?.kind !== "value" || after?.kind !== "value")
      return [cell("Before", shownValue(before)), cell("After", shownValue(after))];
    const diff = valueDiff(before.text, after.text);
    return diff.kind === "words" ? [
      cell("Before", h("pre", {}, ...diff.before.map(words2))),
      cell("After", h("pre", {}, ...diff.after.map(words2)))
    ] : [h("td", { colspan: 2, class: "lines", "data-label": "What differs" }, lineDiff(diff.lines))];
  }
  var cell = (label, ...children) => h("td", { "data-label": label }, ...children);
  function shownValue(value) {
    if (value === void 0) return h("span", { class: "absent" }, "not set");
    if (value.kind === "hidden") return badge("hidden-value", "hidden");
    if (value.kind === "known after apply") return badge("unknown-value", "known after apply");
    if (value.text === "") return h("span", { class: "absent" }, "empty");
    return long(laidOut(value.text));
  }
  function long(text) {
    const start = text.split("\\n", LONGEST3.lines).join("\\n").slice(0, LONGEST3.characters);
    if (start.length === text.length) return h("pre", {}, lines(text));
    const shown = h("pre", {}, lines(start));
    const rest = counted(text.length - start.length, "more character");
    const more = button({ class: "more" }, () => whole.replaceChildren(h("pre", {}, lines(text))), rest);
    const whole = h("div", {}, shown, more);
    return whole;
  }
  var words2 = ({ kind, text }) => kind === "same" ? lines(text) : h(kind === "gone" ? "del" : "ins", {}, lines(text));
  function lineDiff(pieces) {
    const near = new Uint8Array(pieces.length);
    pieces.forEach(({ kind }, at) => {
      if (kind !== "same") near.fill(1, Math.max(0, at - AROUND), at + AROUND + 1);
    });
    const shown = [];
    for (let at = 0; at < pieces.length; at++) {
      if (near[at] === 1) {
        shown.push(line(pieces[at]));
        continue;
      }
      const start = at;
      while (at + 1 < pieces.length && near[at + 1] === 0) at++;
      const same = pieces.slice(start, at + 1);
      if (same.length === 1) shown.push(line(same[0]));
      else shown.push(skipped(same));
    }
    return h("pre", { class: "diff" }, ...shown);
  }
  function line(piece2) {
    if (piece2 === void 0) return void 0;
    const { kind, text } = piece2;
    const tag = kind === "same" ? "span" : kind === "gone" ? "del" : "ins";
    const sign = kind === "same" ? " " : kind === "gone" ? "\\u2212" : "+";
    return h(tag, { class: "line" }, h("span", { class: "sign", "aria-hidden": "true" }, sign), lines(text));
  }
  function skipped(same) {
    const gap = h("span", { class: "skipped" });
    gap.append(
      button(
        { class: "more" },
        () => gap.replaceWith(...same.flatMap((piece2) => line(piece2) ?? [])),
        \`\${counted(same.length, "line")} the same\`
      )
    );
    return gap;
  }
  var attributeName = ({ path, forces }) => h("th", { scope: "row" }, code(path), ...forces ? [" ", badge("forces", "forces replacement")] : []);

  // libs/review/src/html/page/change-details.ts
  function changeDetails(row2) {
    const { change, findings, policy } = row2;
    return h(
      "div",
      { class: "details" },
      ...findings.map(remark),
      ...policy.map(policyRemark),
      facts(row2),
      change.attributes.length === 0 ? h("p", { class: "quiet" }, "None of its attributes is in the plan as a change.") : attributeTable(row2)
    );
  }
  var remark = ({ verdict, what, fix, rule }) => h(
    "div",
    { class: \`remark verdict-\${verdict}\` },
    h("p", {}, verdictBadge(verdict), " ", h("strong", {}, what), " ", code(rule, "rule")),
    h("p", { class: "fix" }, fix)
  );
  var policyRemark = ({ verdict, rule, reason, fix, waiver }) => h(
    "div",
    { class: \`remark policy-\${verdict}\` },
    h(
      "p",
      {},
      badge(\`policy-\${verdict}\`, \`policy: \${verdict}\`),
      " ",
      h("strong", {}, reason),
      " ",
      code(rule, "rule")
    ),
    waiver === void 0 ? h("p", { class: "fix" }, fix) : h("p", {}, \`\${waiver.owner} has waived it until \${waiver.expires}: \${waiver.reason}\`)
  );
  var facts = ({ stack, change }) => factList([
    ["Type", code(change.type)],
    ["Construct", change.path === void 0 ? void 0 : code(change.path)],
    ["Terraform", code(change.actions)],
    ["Moved from", change.movedFrom === void 0 ? void 0 : code(change.movedFrom)],
    ["Imported as", change.importId === void 0 ? void 0 : code(change.importId)],
    ["Deposed object", change.deposed === void 0 ? void 0 : code(change.deposed)],
    ["Link", h("a", { href: linkTo(stack, change.address) }, "to this change")]
  ]);
  function attributeTable({ change: { attributes, address } }) {
    const sides = {
      before: attributes.some(({ before }) => before !== void 0),
      after: attributes.some(({ after }) => after !== void 0)
    };
    const both = sides.before && sides.after;
    const column = (name) => h("th", { scope: "col" }, name);
    return h(
      "table",
      { class: both ? "attributes stacked" : "attributes stacked one-side" },
      h("caption", { class: "unseen" }, \`Attributes of \${address}\`),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          column("Attribute"),
          ...both ? [column("Before"), column("After")] : [column(sides.before ? "Before" : "After")]
        )
      ),
      h(
        "tbody",
        {},
        ...attributes.map(
          (attribute) => h(
            "tr",
            attribute.forces ? { class: "forcing" } : {},
            attributeName(attribute),
            ...both ? valueCells(attribute) : [cell("Value", shownValue(sides.before ? attribute.before : attribute.after))]
          )
        )
      )
    );
  }

  // libs/review/src/html/page/change-row.ts
  var NAMED = 4;
  var PARTLY = /* @__PURE__ */ new Set(["update", "replace", "unknown"]);
  var LOSES = /* @__PURE__ */ new Set(["delete", "replace", "forget", "unknown"]);
  var ChangeRow = class {
    constructor(row2, id) {
      this.row = row2;
      this.id = id;
      this.toggle = h(
        "button",
        { type: "button", class: "change-head", "aria-expanded": "false", id },
        ...head(row2)
      );
      this.toggle.addEventListener("click", () => this.open(!this.isOpen));
      this.element = h("li", { class: \`change verdict-\${row2.verdict} action-\${row2.action}\` }, this.toggle);
    }
    row;
    id;
    element;
    toggle;
    details;
    get isOpen() {
      return this.toggle.getAttribute("aria-expanded") === "true";
    }
    open(open) {
      if (open && this.details === void 0) {
        this.details = changeDetails(this.row);
        this.details.id = \`\${this.id}-details\`;
        this.toggle.setAttribute("aria-controls", this.details.id);
        this.element.append(this.details);
      }
      this.toggle.setAttribute("aria-expanded", String(open));
      if (this.details !== void 0) this.details.hidden = !open;
    }
  };
  function head({ change, kind, policy, verdict }) {
    const failed = policy.some(({ verdict: verdict2 }) => verdict2 === "fail");
    return [
      actionBadge(change.action, kind === "drift" ? \`drift: \${change.action}\` : change.action),
      h(
        "span",
        { class: "what" },
        h("span", { class: "address" }, code(change.address)),
        h("span", { class: "why" }, why(change))
      ),
      h(
        "span",
        { class: "badges" },
        ...change.deposed === void 0 ? [] : [badge("plain", "deposed")],
        ...change.stateful ? [badge(LOSES.has(change.action) ? "holds-data" : "plain", "holds data")] : [],
        ...policy.length === 0 ? [] : [badge(failed ? "policy-fail" : "plain", "policy")],
        ...verdict === "danger" || verdict === "review" ? [verdictBadge(verdict)] : []
      )
    ];
  }
  function why({ action, path, because, movedFrom, importId, attributes }) {
    const told = PARTLY.has(action) ? attributes : [];
    const others = told.filter((attribute) => because?.includes(attribute.path) !== true);
    const named = others.slice(0, NAMED).map((attribute) => attribute.path);
    const more = others.length - named.length;
    return [
      ...because === void 0 ? [] : [because],
      ...movedFrom === void 0 ? [] : [\`moved from \${movedFrom}\`],
      ...importId === void 0 ? [] : [\`imported as \${importId}\`],
      ...PARTLY.has(action) || path === void 0 ? [] : [path],
      ...named.length === 0 ? [] : [\`\${named.join(", ")}\${more > 0 ? \` and \${more} more\` : ""}\`]
    ].join(" \\xB7 ");
  }

  // libs/review/src/html/shown/cut-graph.ts
  var MOST_NODES = 150;
  var WORST_FIRST = [
    ...["delete", "replace", "unknown", "forget", "update", "create", "import", "move"],
    void 0
  ];
  function cutGraph({ nodes, edges }, most = MOST_NODES) {
    const rank = (index) => WORST_FIRST.indexOf(nodes[index]?.action);
    const kept2 = [...nodes.keys()].sort((a, b) => rank(a) - rank(b) || a - b).slice(0, most).sort((a, b) => a - b);
    const place2 = new Map(kept2.map((index, at) => [index, at]));
    const left = nodes.filter((_, index) => !place2.has(index));
    const changed = left.filter(({ action }) => action !== void 0).length;
    return {
      nodes: kept2.flatMap((index) => nodes[index] ?? []),
      edges: edges.flatMap(([from, to]) => {
        const [start, end] = [place2.get(from), place2.get(to)];
        return start === void 0 || end === void 0 ? [] : [[start, end]];
      }),
      leftOut: { changed, neighbours: left.length - changed }
    };
  }

  // libs/review/src/html/shown/layers.ts
  function layersOf(count, edges) {
    const drawn = edges.filter(([from, to]) => from !== to && from < count && to < count);
    const forward = withoutCircles(count, drawn);
    const layer = longestPaths(count, forward);
    const slots = Array.from({ length: count }, (_, node) => ({ node, before: [], after: [] }));
    const layers = Array.from({ length: Math.max(0, ...layer) + 1 }, () => []);
    layer.forEach((at, node) => layers[at]?.push(node));
    const routes = forward.map(([from, to], index) => {
      const passed = [from];
      for (let at = (layer[from] ?? 0) + 1; at < (layer[to] ?? 0); at++) {
        const slot = slots.push({ before: [], after: [] }) - 1;
        layers[at]?.push(slot);
        passed.push(slot);
      }
      passed.push(to);
      passed.slice(1).forEach((slot, at) => {
        const previous = passed[at] ?? from;
        slots[previous]?.after.push(slot);
        slots[slot]?.before.push(previous);
      });
      return { edge: drawn[index] ?? [from, to], slots: passed };
    });
    return { slots, layers, routes };
  }
  function neighbours(count, edges) {
    const after = Array.from({ length: count }, () => []);
    for (const [from, to] of edges) after[from]?.push(to);
    return after;
  }
  function withoutCircles(count, edges) {
    const after = neighbours(count, edges);
    const state = new Uint8Array(count);
    const back = /* @__PURE__ */ new Set();
    for (let root = 0; root < count; root++) {
      const path = state[root] === 0 ? [{ node: root, next: 0 }] : [];
      state[root] ||= 1;
      for (let top = path.at(-1); top !== void 0; top = path.at(-1)) {
        const to = after[top.node]?.[top.next++];
        if (to === void 0) {
          state[top.node] = 2;
          path.pop();
        } else if (state[to] === 1) back.add(\`\${top.node} \${to}\`);
        else if (state[to] === 0) {
          state[to] = 1;
          path.push({ node: to, next: 0 });
        }
      }
    }
    return edges.map(([from, to]) => back.has(\`\${from} \${to}\`) ? [to, from] : [from, to]);
  }
  function longestPaths(count, edges) {
    const after = neighbours(count, edges);
    const waiting = new Array(count).fill(0);
    for (const [, to] of edges) waiting[to] = (waiting[to] ?? 0) + 1;
    const roots = [...waiting.keys()].filter((node) => waiting[node] === 0);
    const layer = new Array(count).fill(0);
    const ready = [...roots];
    for (let node = ready.pop(); node !== void 0; node = ready.pop())
      for (const to of after[node] ?? []) {
        layer[to] = Math.max(layer[to] ?? 0, (layer[node] ?? 0) + 1);
        waiting[to] = (waiting[to] ?? 0) - 1;
        if (waiting[to] === 0) ready.push(to);
      }
    for (const root of roots) {
      const nearest = Math.min(...(after[root] ?? []).map((to) => layer[to] ?? 0));
      if (Number.isFinite(nearest)) layer[root] = Math.max(0, nearest - 1);
    }
    return layer;
  }

  // libs/review/src/html/shown/layout.ts
  var NODE = { width: 236, height: 46 };
  var GAP = { x: 64, y: 14 };
  var PASSING = 10;
  var SWEEPS = 8;
  function layout(count, edges) {
    const joined = [...new Set(edges.filter(([from, to]) => from !== to).flat())].sort((a, b) => a - b);
    const place2 = new Map(joined.map((node, at) => [node, at]));
    const inner = edges.flatMap(([from, to]) => {
      const [start, end] = [place2.get(from), place2.get(to)];
      return start === void 0 || end === void 0 ? [] : [[start, end]];
    });
    const layered = layersOf(joined.length, inner);
    ordered(layered);
    const y = heights(layered);
    const top = Math.min(0, ...y);
    const column = new Map(layered.layers.flatMap((slots, at) => slots.map((slot) => [slot, at])));
    const corner = (slot) => ({
      x: (column.get(slot) ?? 0) * (NODE.width + GAP.x),
      y: Math.round((y[slot] ?? 0) - top)
    });
    const drawn = {
      width: joined.length === 0 ? 0 : layered.layers.length * (NODE.width + GAP.x) - GAP.x,
      height: joined.length === 0 ? 0 : Math.round(Math.max(...y) - top) + NODE.height
    };
    const alone = grid(
      [...Array(count).keys()].filter((node) => !place2.has(node)),
      Math.max(layered.layers.length, 4),
      drawn.height === 0 ? 0 : drawn.height + 2 * GAP.y
    );
    return {
      width: Math.max(drawn.width, alone.width),
      height: Math.max(drawn.height, alone.height),
      nodes: Array.from({ length: count }, (_, node) => {
        const slot = place2.get(node);
        return slot === void 0 ? alone.places.get(node) ?? { x: 0, y: 0 } : corner(slot);
      }),
      edges: layered.routes.map(({ edge: [from, to], slots }) => {
        const points = slots.flatMap((slot, at) => {
          const { x, y: y2 } = corner(slot);
          const [left, right] = [
            { x, y: y2 + NODE.height / 2 },
            { x: x + NODE.width, y: y2 + NODE.height / 2 }
          ];
          return at === 0 ? [right] : at === slots.length - 1 ? [left] : [left, right];
        });
        const turned = slots[0] !== from;
        return {
          edge: [joined[from] ?? from, joined[to] ?? to],
          points: turned ? points.reverse() : points
        };
      })
    };
  }
  function ordered({ layers, slots }) {
    const position = /* @__PURE__ */ new Map();
    const note = (layer) => layer.forEach((slot, at) => position.set(slot, at));
    layers.forEach(note);
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      const side = sweep % 2 === 0 ? "before" : "after";
      for (const layer of side === "before" ? layers : [...layers].reverse()) {
        const middle2 = new Map(
          layer.map((slot) => [
            slot,
            mean((slots[slot]?.[side] ?? []).map((of) => position.get(of) ?? 0)) ?? position.get(slot) ?? 0
          ])
        );
        layer.sort(
          (a, b) => (middle2.get(a) ?? 0) - (middle2.get(b) ?? 0) || (position.get(a) ?? 0) - (position.get(b) ?? 0)
        );
        note(layer);
      }
    }
  }
  function heights({ layers, slots }) {
    const room = (slot) => (slots[slot]?.node === void 0 ? PASSING : NODE.height) + GAP.y;
    const y = new Array(slots.length).fill(0);
    for (const layer of layers) {
      let next = 0;
      for (const slot of layer) {
        y[slot] = next;
        next += room(slot);
      }
    }
    for (let sweep = 0; sweep < SWEEPS; sweep++)
      for (const layer of sweep % 2 === 0 ? layers : [...layers].reverse()) {
        const wished = layer.map((slot) => {
          const joined = [...slots[slot]?.before ?? [], ...slots[slot]?.after ?? []];
          return mean(joined.map((of) => y[of] ?? 0)) ?? y[slot] ?? 0;
        });
        apart(wished, layer.map(room)).forEach((at, index) => y[layer[index] ?? 0] = at);
      }
    return y;
  }
  function apart(wished, room) {
    let sum = 0;
    const offset = wished.map((_, index) => sum += index === 0 ? 0 : room[index - 1] ?? 0);
    const blocks = [];
    wished.forEach((wish, index) => {
      blocks.push({ total: wish - (offset[index] ?? 0), size: 1 });
      for (; ; ) {
        const [upper, lower] = blocks.slice(-2);
        if (upper === void 0 || lower === void 0) break;
        if (upper.total / upper.size <= lower.total / lower.size) break;
        blocks.splice(-2, 2, { total: upper.total + lower.total, size: upper.size + lower.size });
      }
    });
    const places = blocks.flatMap(({ total, size }) => new Array(size).fill(total / size));
    return places.map((place2, index) => place2 + (offset[index] ?? 0));
  }
  function grid(nodes, columns, top) {
    const places = new Map(
      nodes.map((node, index) => [
        node,
        {
          x: index % columns * (NODE.width + GAP.x),
          y: top + Math.floor(index / columns) * (NODE.height + GAP.y)
        }
      ])
    );
    const rows2 = Math.ceil(nodes.length / columns);
    return {
      places,
      width: nodes.length === 0 ? 0 : Math.min(nodes.length, columns) * (NODE.width + GAP.x) - GAP.x,
      height: nodes.length === 0 ? 0 : top + rows2 * (NODE.height + GAP.y) - GAP.y
    };
  }
  var mean = (of) => of.length === 0 ? void 0 : of.reduce((a, b) => a + b, 0) / of.length;

  // libs/review/src/html/page/graph.ts
  var MARGIN = 12;
  var FITS = { name: { lit: 26, dimmed: 29 }, type: { lit: 28, dimmed: 31 } };
  function graphPicture(stack, graph) {
    const { nodes, edges, leftOut } = cutGraph(graph);
    const places = layout(nodes.length, edges);
    const changed = nodes.filter(({ action }) => action !== void 0).length;
    const about = \`Resource graph of \${stack}: \${counted(changed, "change")} among \${counted(nodes.length, "resource")}. Arrows lead from what refers to what it refers to.\`;
    return h(
      "figure",
      { class: "graph" },
      h(
        "div",
        { class: "graph-scroll", role: "region", tabindex: 0, "aria-label": \`Graph of \${stack}, scrolls\` },
        picture(places, about, [
          ...places.edges.map(
            ({ edge: [from, to], points }) => arrow(points, nodes[from]?.action !== void 0 && nodes[to]?.action !== void 0)
          ),
          ...nodes.map((node, at) => card(stack, node, places.nodes[at] ?? { x: 0, y: 0 }, refersTo(at)))
        ])
      ),
      h("figcaption", {}, caption(leftOut))
    );
    function refersTo(at) {
      const names2 = edges.flatMap(([from, to]) => from === at ? nodes[to]?.address ?? [] : []);
      return names2.length === 0 ? "" : \`, refers to \${names2.join(", ")}\`;
    }
  }
  function caption({ changed, neighbours: neighbours2 }) {
    const left = [
      ...changed > 0 ? [counted(changed, "change")] : [],
      ...neighbours2 > 0 ? [counted(neighbours2, "neighbour")] : []
    ];
    const legend = "An arrow leads from what refers to what it refers to. Dimmed: stays as it is.";
    return left.length === 0 ? legend : \`\${legend} Drawn are \${MOST_NODES} at most, what is lost first: \${left.join(" and ")} not drawn.\`;
  }
  function picture({ width, height }, about, children) {
    const [w, t] = [width + 2 * MARGIN, height + 2 * MARGIN];
    return svg(
      "svg",
      { viewBox: \`\${-MARGIN} \${-MARGIN} \${w} \${t}\`, width: w, height: t, role: "group", "aria-label": about },
      ...children
    );
  }
  function card(stack, { address, type, action }, corner, refersTo) {
    const name = address.startsWith(\`\${type}.\`) ? address.slice(type.length + 1) : address;
    const sign = action === void 0 ? "" : actionSigns[action];
    const look = action === void 0 ? "dimmed" : "lit";
    const x = action === void 0 ? 12 : 32;
    const inside = [
      svg("title", {}, action === void 0 ? \`\${address} stays as it is\` : \`\${address}: \${action}\`),
      svg("rect", { width: NODE.width, height: NODE.height, rx: 8 }),
      svg("text", { class: "sign", x: 16, y: 29, "aria-hidden": "true" }, sign),
      svg("text", { class: "name", x, y: 20 }, fitting(name, FITS.name[look])),
      svg("text", { class: "type", x, y: 36 }, fitting(type, FITS.type[look]))
    ];
    const at = { transform: \`translate(\${corner.x} \${corner.y})\` };
    return action === void 0 ? svg(
      "g",
      { class: "node", role: "img", "aria-label": \`\${address} stays as it is\${refersTo}\`, ...at },
      ...inside
    ) : svg(
      "a",
      {
        class: \`node lit action-\${action}\`,
        href: linkTo(stack, address),
        "aria-label": \`\${address}: \${action}\${refersTo}\`,
        ...at
      },
      ...inside
    );
  }
  function fitting(text, most) {
    const characters = [...visible(text)];
    return characters.length <= most ? characters.join("") : \`\\u2026\${characters.slice(1 - most).join("")}\`;
  }
  function arrow(points, lit) {
    const [start, ...others] = points;
    if (start === void 0) return void 0;
    let from = start;
    const steps = others.map((to) => {
      const bend = (to.x - from.x) / 2;
      const step = from.y === to.y ? \`L\${to.x} \${to.y}\` : \`C\${from.x + bend} \${from.y} \${to.x - bend} \${to.y} \${to.x} \${to.y}\`;
      from = to;
      return step;
    });
    const tip = from;
    const back = Math.sign((others.at(-2) ?? start).x - tip.x) * 7;
    return svg(
      "g",
      { class: lit ? "edge lit" : "edge", "aria-hidden": "true" },
      svg("path", { d: \`M\${start.x} \${start.y}\${steps.join("")}\` }),
      svg("path", { class: "tip", d: \`M\${tip.x} \${tip.y}l\${back} -4v8z\` })
    );
  }

  // libs/review/src/html/page/outputs.ts
  function outputsTable(stack, outputs) {
    const columns = ["Output", "Action", "Before", "After", "Read by"];
    return h(
      "table",
      { class: "outputs stacked" },
      h("caption", { class: "unseen" }, \`Outputs of \${stack}\`),
      h("thead", {}, h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, ...outputs.map(line2))
    );
  }
  var line2 = ({ name, action, sensitive, before, after, readers }) => h(
    "tr",
    {},
    h("th", { scope: "row" }, code(name), ...sensitive ? [" ", badge("plain", "sensitive")] : []),
    cell("Action", actionBadge(action)),
    cell("Before", shownValue(before)),
    cell("After", shownValue(after)),
    cell("Read by", ...readers.length === 0 ? ["nobody"] : names(readers))
  );
  var names = (all) => all.flatMap((name, at) => at === 0 ? [code(name)] : [", ", code(name)]);

  // libs/review/src/html/page/stack-section.ts
  var STEP = 200;
  var MANY = 40;
  var GLANCE = 24;
  var StackSection = class {
    constructor(stack, rows2, id) {
      this.stack = stack;
      this.rows = rows2;
      this.id = id;
      const { name, verdict, status, because, dependencies } = stack;
      this.heading = h("h3", { id, tabindex: -1 }, code(name));
      this.extras = h("div", { class: "extras" }, ...extrasOf(stack));
      this.element = h(
        "section",
        { class: "stack", "aria-labelledby": id },
        h(
          "div",
          { class: "stack-head" },
          this.heading,
          verdictBadge(verdict),
          ...status === "planned" ? [] : [badge(\`status-\${status}\`, status)],
          this.count
        ),
        because === void 0 ? void 0 : h("p", { class: \`because status-\${status}\` }, because),
        dependencies.length === 0 ? void 0 : h("p", { class: "quiet" }, \`Reads from \${dependencies.join(", ")}\`),
        this.body,
        this.extras
      );
    }
    stack;
    rows;
    id;
    element;
    heading;
    count = h("span", { class: "quiet" });
    body = h("div");
    extras;
    made = /* @__PURE__ */ new Map();
    matching = [];
    limit = 0;
    /** Shows those of its changes that match, at first no more than the limit. Says how many it shows. */
    show(matching, most) {
      const limit = Math.min(most, matching.length);
      const asBefore = limit === this.limit && matching.length === this.matching.length && matching.every((row2, at) => row2 === this.matching[at]);
      this.matching = matching;
      this.limit = limit;
      const all = matching.length === this.rows.length;
      this.element.hidden = matching.length === 0 && !(all && this.rows.length === 0);
      this.extras.hidden = !all;
      this.count.textContent = all ? counted(this.rows.length, "change") : \`\${figure(matching.length)} of \${counted(this.rows.length, "change")}\`;
      if (!asBefore) this.fill();
      return limit;
    }
    /** Shows a change, wherever it is among those that match, and opens it. */
    reveal(row2) {
      const at = this.matching.indexOf(row2);
      if (at >= this.limit) {
        this.limit = at + 1;
        this.fill();
      }
      const shown = this.changeRow(row2);
      shown.open(true);
      return shown;
    }
    /** Everything that matches, for paper. */
    showAll() {
      this.limit = this.matching.length;
      this.fill();
    }
    get shown() {
      return this.matching.slice(0, this.limit).map((row2) => this.changeRow(row2));
    }
    fill() {
      const rows2 = this.matching.slice(0, this.limit);
      const changes = rows2.filter(({ kind }) => kind === "change");
      const drift = rows2.filter(({ kind }) => kind === "drift");
      const left = this.matching.length - this.limit;
      this.body.replaceChildren(
        ...changes.length === 0 ? [] : [this.list(changes, \`Changes of \${this.stack.name}\`)],
        ...drift.length === 0 ? [] : [
          h("h4", {}, "Drift: changed outside of Terraform"),
          this.list(drift, \`Drift of \${this.stack.name}\`)
        ],
        ...left === 0 ? [] : [h("p", { class: "more-line" }, this.moreButton(left))]
      );
    }
    moreButton(left) {
      const next = Math.min(left, STEP);
      return button(
        { class: "more more-changes" },
        () => {
          const first = this.matching[this.limit];
          this.limit += next;
          this.fill();
          if (first !== void 0) this.changeRow(first).toggle.focus();
        },
        \`Show \${figure(next)} \${this.limit === 0 ? "" : "more "}of \${figure(this.matching.length)}\`
      );
    }
    list(rows2, label) {
      return h(
        "ul",
        { class: rows2.length > MANY ? "changes many" : "changes", "aria-label": label },
        ...rows2.map((row2) => this.changeRow(row2).element)
      );
    }
    changeRow(row2) {
      const made = this.made.get(row2) ?? new ChangeRow(row2, \`\${this.id}-\${this.rows.indexOf(row2)}\`);
      this.made.set(row2, made);
      return made;
    }
  };
  function extrasOf(stack) {
    const { name, outputs, graph } = stack;
    const changed = graph.nodes.filter(({ action }) => action !== void 0).length;
    return [
      ...outputs.length === 0 ? [] : [h("h4", {}, "Outputs"), h("div", { class: "wide" }, outputsTable(name, outputs))],
      ...graph.nodes.length < 2 ? [] : [
        h("h4", {}, "Graph"),
        folded(
          graph.nodes.length <= GLANCE && graph.edges.length > 0,
          \`\${counted(graph.nodes.length, "resource")}, \${figure(changed)} changed\`,
          () => graphPicture(name, graph)
        )
      ]
    ];
  }
  function folded(isOpen, title, open) {
    const made = h("details", { open: isOpen || void 0 }, h("summary", {}, title));
    made.addEventListener("toggle", () => made.childElementCount === 1 && made.append(open()));
    return made;
  }

  // libs/review/src/html/page/change-list.ts
  var AT_ONCE = { stack: 50, all: 100 };
  var OPEN = 5;
  var ChangeList = class {
    constructor(review2, rows2) {
      this.rows = rows2;
      const byStack = grouped(rows2, ({ stack }) => stack);
      this.sections = review2.stacks.map(
        (stack, at) => new StackSection(stack, byStack.get(stack.name) ?? [], \`stack-\${at}\`)
      );
      this.element.append(...this.sections.map(({ element }) => element));
    }
    rows;
    element = h("div", { class: "change-list" });
    sections;
    /** Shows what is wanted and says how much that is. */
    show(wanted) {
      const matches = isWanted(wanted);
      let [found, shown] = [0, 0];
      for (const section2 of this.sections) {
        const matching = section2.rows.filter(matches);
        found += matching.length;
        shown += section2.show(matching, Math.min(AT_ONCE.stack, AT_ONCE.all - shown));
      }
      return found;
    }
    /** The worst open from the beginning. */
    openDangers() {
      this.shown.filter(({ row: row2 }) => row2.verdict === "danger").slice(0, OPEN).forEach((shown) => shown.open(true));
    }
    get shown() {
      return this.sections.flatMap((section2) => section2.shown);
    }
    showAll() {
      for (const section2 of this.sections) section2.showAll();
    }
    rowOf({ stack, address }) {
      return this.rows.find((row2) => row2.stack === stack && row2.change.address === address);
    }
    sectionOf({ stack }) {
      return this.sections.find((section2) => section2.stack.name === stack);
    }
  };

  // libs/review/src/html/page/contents.ts
  var MOST_STACKS = 60;
  function contents(sections2, stacks) {
    const listed = stacks.length <= MOST_STACKS ? stacks : stacks.filter(({ verdict }) => verdict === "danger" || verdict === "review").slice(0, MOST_STACKS);
    return h(
      "nav",
      { "aria-label": "Contents", class: "contents" },
      h("ul", {}, ...sections2.map(({ id, title }) => h("li", {}, h("a", { href: \`#\${id}\` }, title)))),
      h(
        "ul",
        { class: "contents-stacks", "aria-label": "Stacks" },
        ...listed.map(
          ({ name, verdict }) => h(
            "li",
            {},
            h(
              "a",
              { href: linkTo(name) },
              h("span", { class: \`dot verdict-\${verdict}\`, "aria-hidden": "true" }),
              code(name),
              h("span", { class: "unseen" }, \` \${verdictNames[verdict]}\`)
            )
          )
        )
      )
    );
  }

  // libs/review/src/render/text/moved-lines.ts
  var movedLines = ({ from, to }) => [
    "moved {",
    \`  from = \${from}\`,
    \`  to   = \${to}\`,
    "}"
  ];

  // libs/review/src/html/page/in-parts.ts
  var PART = 40;
  function inParts(list2, items, line5, noun) {
    list2.append(...items.slice(0, PART).map(line5));
    const rest = items.slice(PART);
    if (rest.length === 0) return [];
    const holder = h("p", { class: "more-line" });
    const more = button(
      { class: "more" },
      () => {
        const added = rest.map(line5);
        list2.append(...added);
        holder.remove();
        added[0]?.querySelector("a")?.focus();
      },
      \`Show \${counted(rest.length, \`more \${noun}\`)} of \${figure(items.length)}\`
    );
    holder.append(more);
    return [holder];
  }

  // libs/review/src/html/page/findings.ts
  function findingList(findings) {
    const list2 = h("ul", { class: "findings" });
    const rest = inParts(list2, findings, card2, "finding");
    return [list2, ...rest];
  }
  var card2 = (finding) => h(
    "li",
    { class: \`finding verdict-\${finding.verdict}\` },
    h("p", { class: "finding-what" }, h("strong", {}, finding.what)),
    place(finding),
    h("p", { class: "fix" }, finding.fix),
    moved(finding),
    h("p", { class: "meta" }, ...meta(finding))
  );
  var moved = ({ move }) => move === void 0 ? void 0 : h("pre", { class: "moved" }, movedLines(move).join("\\n"));
  var meta = ({ rule, attributes = [] }) => [rule, ...attributes].flatMap(
    (name, at) => at === 0 ? [code(name, "rule")] : [" \\xB7 ", code(name, "rule")]
  );
  function place({ stack, address, path }) {
    if (stack === void 0) return address === void 0 ? void 0 : h("p", {}, code(address));
    return h(
      "p",
      { class: "place" },
      h("a", { href: linkTo(stack, address) }, code(address ?? stack)),
      h(
        "span",
        { class: "quiet" },
        [address === void 0 ? "" : stack, path ?? ""].filter(Boolean).join(" \\xB7 ")
      )
    );
  }
  var unfinishedList = (stacks) => h(
    "ul",
    { class: "findings" },
    ...stacks.map(
      ({ name, status, because }) => h(
        "li",
        { class: \`finding status-\${status}\` },
        h(
          "p",
          { class: "finding-what" },
          badge(\`status-\${status}\`, status === "failed" ? "could not be planned" : "deferred"),
          " ",
          h("a", { href: linkTo(name) }, code(name))
        ),
        because === void 0 ? void 0 : h("p", {}, because)
      )
    )
  );

  // libs/review/src/html/page/keyboard.ts
  function listenToKeys(list2, toolbar2, lettersOn) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const act = actionOf(event.key);
      if (act === void 0) return;
      event.preventDefault();
      act();
    });
    function actionOf(key2) {
      const { activeElement: active } = document;
      if (active === toolbar2.search) {
        if (key2 === "ArrowDown" || key2 === "Enter") return () => stops()[0]?.focus();
        if (key2 === "Escape") return () => toolbar2.search.value === "" ? toolbar2.search.blur() : emptied();
        return void 0;
      }
      if (active instanceof HTMLInputElement && active.type !== "checkbox") return void 0;
      if (active instanceof HTMLSelectElement) return void 0;
      const onStop = active instanceof HTMLElement && stops().includes(active);
      if (onStop && key2 === "ArrowDown") return () => move(1);
      if (onStop && key2 === "ArrowUp") return () => move(-1);
      if (key2 === "Escape") return close;
      if (!lettersOn()) return void 0;
      if (key2 === "j") return () => move(1);
      if (key2 === "k") return () => move(-1);
      if (key2 === "/") return () => toolbar2.search.focus();
      return void 0;
    }
    function stops() {
      return [...list2.element.querySelectorAll(".change-head, .more-changes")];
    }
    function move(by) {
      const all = stops();
      const from = document.activeElement?.closest(".change")?.querySelector(".change-head");
      const at = all.indexOf(from ?? document.activeElement);
      const next = all[at === -1 ? 0 : at + by];
      next?.focus({ preventScroll: true });
      next?.scrollIntoView({ block: "nearest" });
    }
    function emptied() {
      toolbar2.search.value = "";
      toolbar2.apply();
    }
    function close() {
      const id = document.activeElement?.closest(".change")?.querySelector(".change-head")?.id;
      const open = list2.shown.find(({ toggle, isOpen }) => isOpen && toggle.id === id);
      open?.open(false);
      open?.toggle.focus();
    }
  }

  // libs/review/src/html/page/overview.ts
  function overview(review2, now) {
    const { change, planSet, values, verdict, policy, rehearsal } = review2;
    const facts2 = [
      ["Repository", change?.repository],
      ["Pull request", change?.pullRequest === void 0 ? void 0 : \`#\${change.pullRequest}\`],
      ["Head", change === void 0 ? void 0 : commit(change.head)],
      ["Base", change === void 0 ? void 0 : commit(change.base)],
      ["Plan set", planSet === void 0 ? void 0 : code(planSet.hash)],
      ["Expires", planSet === void 0 ? void 0 : expiry(planSet.expiresAt, now)],
      ["Policy", policy.length === 0 ? void 0 : results(policy)],
      [
        "Rehearsal",
        rehearsal && \`\${figure(rehearsal.replaced.length)} replaced, \${figure(rehearsal.destroyed.length)} destroyed\`
      ],
      ["Values", values === "none" ? "none of them is in this page, only names" : void 0]
    ];
    return h(
      "section",
      { id: "overview", class: \`overview verdict-\${verdict}\`, "aria-labelledby": "headline" },
      h("div", { class: "verdict-line" }, verdictBadge(verdict), h("h1", { id: "headline" }, headline(review2))),
      factList(facts2)
    );
  }
  var results = (policy) => ["fail", "unknown", "waived"].map((result) => [policy.filter(({ verdict }) => verdict === result).length, result]).filter(([count]) => count > 0).map(([count, result]) => \`\${figure(count)} \${result}\`).join(", ");
  var commit = (sha) => h("span", { title: sha }, code(sha.slice(0, 12)));
  var TIME = /^(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d)(?::[\\d.]+)?Z$/;
  function expiry(expiresAt, now) {
    const [, day, time] = TIME.exec(expiresAt) ?? [];
    if (day === void 0) return expiresAt;
    const passed = Date.parse(expiresAt) <= now.getTime();
    return h(
      "span",
      {},
      h("time", { datetime: expiresAt }, \`\${day} \${time} UTC\`),
      ...passed ? [" ", badge("status-failed", "has passed: nothing applies it")] : []
    );
  }
  var ALWAYS = [
    ["create", actionSigns.create, "Create"],
    ["update", actionSigns.update, "Update"],
    ["replace", actionSigns.replace, "Replace"],
    ["delete", actionSigns.delete, "Destroy"]
  ];
  var SOMETIMES = [
    ["move", actionSigns.move, "Move"],
    ["import", actionSigns.import, "Import"],
    ["forget", actionSigns.forget, "Forget"],
    ["unknown", actionSigns.unknown, "Unknown"],
    ["drift", "\\u2260", "Drift"],
    ["outputs", "\\u21E2", "Outputs"]
  ];
  function stackTable({ stacks, policy }) {
    const counts = [...ALWAYS, ...SOMETIMES.filter(([key2]) => stacks.some((stack) => stack.counts[key2] > 0))];
    const failing = /* @__PURE__ */ new Map();
    for (const { stack = "", verdict } of policy)
      if (verdict === "fail") failing.set(stack, (failing.get(stack) ?? 0) + 1);
    const withPolicy = policy.length > 0;
    const body = h("tbody");
    const rest = inParts(body, stacks, line5, "stack");
    const table = h(
      "table",
      { class: "stacks" },
      h("caption", { class: "unseen" }, "Stacks in the order in which they are applied"),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, "Stack"),
          h("th", { scope: "col" }, "Verdict"),
          ...counts.map(
            ([key2, sign, word]) => h(
              "th",
              { scope: "col", class: \`count action-\${key2}\` },
              h("span", { class: "sign", "aria-hidden": "true" }, sign),
              " ",
              h("span", { class: "word" }, word)
            )
          ),
          ...withPolicy ? [h("th", { scope: "col", class: "count" }, "Policy")] : []
        )
      ),
      body,
      ...stacks.length > 1 ? [total()] : []
    );
    return h(
      "div",
      {},
      h("div", { class: "wide", role: "region", tabindex: 0, "aria-label": "Stacks, scrolls" }, table),
      ...rest
    );
    function line5(stack) {
      return h(
        "tr",
        {},
        h(
          "th",
          { scope: "row" },
          h("a", { href: linkTo(stack.name) }, code(stack.name)),
          ...stack.status === "planned" ? [] : [" ", badge(\`status-\${stack.status}\`, stack.status)]
        ),
        cell("Verdict", verdictBadge(stack.verdict)),
        ...counts.map(([key2]) => number(stack.counts[key2], key2)),
        ...withPolicy ? [number(failing.get(stack.name) ?? 0, "policy")] : []
      );
    }
    function total() {
      const sum = (key2) => stacks.reduce((all, stack) => all + stack.counts[key2], 0);
      const broken = [...failing.values()].reduce((all, count) => all + count, 0);
      return h(
        "tfoot",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "row", colspan: 2 }, "All stacks"),
          ...counts.map(([key2]) => number(sum(key2), key2)),
          ...withPolicy ? [number(broken, "policy")] : []
        )
      );
    }
  }
  var number = (count, of) => h("td", { class: count === 0 ? "count zero" : \`count some-\${of}\` }, figure(count));

  // libs/review/src/html/page/policy.ts
  var ORDER = ["fail", "unknown", "waived"];
  function policyTable(findings) {
    const columns = ["Result", "Rule", "Resource", "Why, and what to do", "Waiver"];
    const sorted = [...findings].sort(
      (a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || Number(b.isNew) - Number(a.isNew)
    );
    const body = h("tbody");
    const table = h(
      "table",
      { class: "policy stacked" },
      h("caption", { class: "unseen" }, "Policy findings"),
      h("thead", {}, h("tr", {}, ...columns.map((name) => h("th", { scope: "col" }, name)))),
      body
    );
    return h("div", { class: "wide" }, table, ...inParts(body, sorted, line3, "finding"));
  }
  function line3({ verdict, isNew, pack, rule, stack, address, reason, fix, waiver }) {
    return h(
      "tr",
      {},
      cell("Result", badge(\`policy-\${verdict}\`, verdict), " ", badge("plain", isNew ? "new" : "as before")),
      h("th", { scope: "row" }, code(rule), h("span", { class: "quiet block" }, pack)),
      cell(
        "Resource",
        stack === void 0 ? code(address) : h("a", { href: linkTo(stack, address) }, code(address)),
        h("span", { class: "quiet block" }, stack ?? "")
      ),
      cell(
        "Why, and what to do",
        h("span", { class: "block" }, reason),
        h("span", { class: "quiet block" }, fix)
      ),
      cell(
        "Waiver",
        ...waiver === void 0 ? [h("span", { class: "absent" }, "none")] : [
          h(
            "span",
            { class: "block" },
            waiver.owner,
            ", until ",
            h("span", { class: "whole" }, waiver.expires)
          ),
          h("span", { class: "quiet block" }, waiver.reason)
        ]
      )
    );
  }

  // libs/review/src/html/page/rehearsal.ts
  function rehearsalReport({ from, replaced, destroyed, leftOut }) {
    return h(
      "div",
      {},
      h("p", {}, "Applied on the emulator on top of ", code(from), "."),
      ...group("Destroyed", destroyed),
      ...group("Replaced", replaced),
      ...group("Not rehearsed: the emulator does not carry it", leftOut)
    );
  }
  function group(title, resources) {
    if (resources.length === 0) return [h("p", { class: "quiet" }, \`\${title}: nothing.\`)];
    const list2 = h("ul", { class: "resources" });
    const rest = inParts(list2, resources, line4, "resource");
    return [h("h3", {}, \`\${title}: \${counted(resources.length, "resource")}\`), list2, ...rest];
  }
  var line4 = ({ stack, address }) => h(
    "li",
    {},
    h("a", { href: linkTo(stack, address) }, code(address)),
    h("span", { class: "quiet" }, \` \${stack}\`)
  );

  // libs/review/src/html/page/theme.ts
  var KEY = "plan-review-theme";
  function themeButton() {
    const isDark = () => (document.documentElement.dataset["theme"] ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const toggle = button({ class: "plain-button theme" }, () => {
      const theme = isDark() ? "light" : "dark";
      document.documentElement.dataset["theme"] = theme;
      kept(theme);
      name();
    });
    const name = () => {
      toggle.textContent = isDark() ? "Light theme" : "Dark theme";
    };
    const before = kept();
    if (before === "light" || before === "dark") document.documentElement.dataset["theme"] = before;
    name();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", name);
    return toggle;
  }
  function kept(theme) {
    try {
      if (theme !== void 0) localStorage.setItem(KEY, theme);
      return localStorage.getItem(KEY) ?? void 0;
    } catch {
      return void 0;
    }
  }

  // libs/review/src/html/page/toolbar.ts
  var Toolbar = class {
    constructor(rows2, changed, openAll) {
      this.rows = rows2;
      this.changed = changed;
      this.openAll = openAll;
      const options = (of) => [...new Set(rows2.map(of))];
      this.selects = {
        stack: select(
          "stack",
          "All stacks",
          options(({ stack }) => stack)
        ),
        action: select("action", "All actions", options(({ action }) => action).sort()),
        verdict: select(
          "verdict",
          "All verdicts",
          options(({ verdict }) => verdict),
          (verdict) => verdictNames[verdict]
        ),
        type: select("type", "All types", options(({ type }) => type).sort())
      };
      this.element = h(
        "form",
        { class: "toolbar", role: "search", "aria-label": "Search and filter changes" },
        this.searchLine(),
        h("div", { class: "filters" }, ...this.filters(), this.hits, this.reset)
      );
      this.element.addEventListener("submit", (event) => event.preventDefault());
      this.element.addEventListener("input", () => this.apply());
    }
    rows;
    changed;
    openAll;
    element;
    search = h("input", {
      type: "search",
      id: "search",
      placeholder: "Search names, reasons, attributes, values",
      autocomplete: "off",
      spellcheck: "false",
      "aria-keyshortcuts": "/"
    });
    hits = h("p", { class: "hits", role: "status" });
    selects;
    onlyDangers = h("input", { type: "checkbox", id: "only-dangers" });
    onlyPolicy = h("input", { type: "checkbox", id: "only-policy" });
    reset = button({ class: "plain-button reset" }, () => this.clear(), "Reset");
    searchLine() {
      const label = h("label", { for: "search", class: "unseen" }, "Search changes");
      const key2 = h("kbd", { "aria-hidden": "true" }, "/");
      const openAll = button({ class: "plain-button" }, this.openAll, "Open or close all");
      return h(
        "div",
        { class: "search-line" },
        h("div", { class: "search" }, label, this.search, key2),
        openAll
      );
    }
    filters() {
      const selects = Object.entries(this.selects).map(
        ([name, element]) => h("div", {}, h("label", { for: \`filter-\${name}\`, class: "unseen" }, \`Filter by \${name}\`), element)
      );
      return [
        ...selects,
        h("label", { class: "check" }, this.onlyDangers, "Only dangers"),
        h("label", { class: "check" }, this.onlyPolicy, "Policy")
      ];
    }
    get wanted() {
      const { stack, action, verdict, type } = this.selects;
      const chosen = (from) => from.selectedIndex === 0 ? void 0 : from.selectedOptions[0]?.dataset["value"];
      return {
        words: this.search.value,
        onlyDangers: this.onlyDangers.checked,
        onlyPolicy: this.onlyPolicy.checked,
        ...defined({ stack: chosen(stack), type: chosen(type) }),
        ...defined({
          action: chosen(action),
          verdict: chosen(verdict)
        })
      };
    }
    apply() {
      const { wanted } = this;
      const found = this.changed(wanted);
      const total = this.rows.length;
      this.reset.hidden = asksNothing(wanted);
      this.hits.textContent = this.reset.hidden ? \`\${counted(total, "change")}\${this.rows.some(({ kind }) => kind === "drift") ? ", drift included" : ""}\` : \`\${figure(found)} of \${counted(total, "change")}\${found === 0 ? ": nothing matches" : ""}\`;
    }
    clear() {
      this.search.value = "";
      this.onlyDangers.checked = false;
      this.onlyPolicy.checked = false;
      for (const element of Object.values(this.selects)) element.selectedIndex = 0;
      this.apply();
      this.search.focus({ preventScroll: true });
    }
  };
  function select(name, all, values, label = (value) => value) {
    const options = values.map((value) => {
      const option = h("option", {}, label(value));
      option.dataset["value"] = value;
      return option;
    });
    return h("select", { id: \`filter-\${name}\` }, h("option", {}, all), ...options);
  }
  var defined = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== void 0));

  // libs/review/src/html/page/main.ts
  var review = JSON.parse(byId("review").textContent);
  var rows = rowsOf(review);
  var list = new ChangeList(review, rows);
  var toolbar = new Toolbar(
    rows,
    (wanted) => list.show(wanted),
    () => {
      const { shown } = list;
      const open = !shown.every(({ isOpen }) => isOpen);
      shown.forEach((row2) => row2.open(open));
    }
  );
  var dangers = dangersOf(review);
  var remarks = remarksOf(review);
  var unfinished = review.stacks.filter(({ status }) => status !== "planned");
  var sections = [
    ...dangers.length > 0 ? [section("dangers", \`\${counted(dangers.length, "danger")} to approve\`, ...findingList(dangers))] : [],
    ...unfinished.length > 0 ? [section("unfinished", "Plans that are not final", unfinishedList(unfinished))] : [],
    section("stacks", counted(review.stacks.length, "stack"), stackTable(review)),
    ...review.policy.length > 0 ? [section("policy", "Policy", policyTable(review.policy))] : [],
    ...remarks.length > 0 ? [section("remarks", "Worth a look", ...findingList(remarks))] : [],
    ...review.rehearsal === void 0 ? [] : [section("rehearsal", "Rehearsal", rehearsalReport(review.rehearsal))],
    section("changes", "Changes", toolbar.element, list.element)
  ];
  var letters = h("input", { type: "checkbox", id: "letters", checked: true });
  byId("theme").append(themeButton());
  byId("subject").append(subject());
  byId("main").append(overview(review, /* @__PURE__ */ new Date()), ...sections);
  byId("contents").append(
    contents(
      sections.map(({ id, firstElementChild }) => ({ id, title: firstElementChild?.textContent ?? id })),
      review.stacks
    )
  );
  byId("keys").append(keyHelp());
  toolbar.apply();
  new ResizeObserver(
    () => document.documentElement.style.setProperty("--toolbar", \`\${toolbar.element.offsetHeight}px\`)
  ).observe(toolbar.element);
  list.openDangers();
  listenToKeys(list, toolbar, () => letters.checked);
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => list.showAll());
  follow();
  function section(id, title, ...children) {
    return h(
      "section",
      { id, "aria-labelledby": \`\${id}-title\` },
      h("h2", { id: \`\${id}-title\` }, title),
      ...children
    );
  }
  function subject() {
    const { repository, pullRequest, head: head2 } = review.change ?? {};
    const number2 = pullRequest === void 0 ? "" : \` #\${pullRequest}\`;
    return h("span", {}, \`\${repository ?? head2?.slice(0, 12) ?? ""}\${number2}\`);
  }
  function follow() {
    const target = targetOf(location.hash);
    const shownSection = target && list.sectionOf(target);
    if (target === void 0 || shownSection === void 0) return;
    const row2 = list.rowOf(target);
    if (!shownSection.element.hidden && row2 === void 0) return jump(shownSection.heading);
    if (row2 === void 0 || !list.shown.some((shown) => shown.row === row2)) toolbar.clear();
    jump(row2 === void 0 ? shownSection.heading : shownSection.reveal(row2).toggle);
  }
  function jump(to) {
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "start" });
  }
  function keyHelp() {
    const key2 = (...names2) => names2.flatMap((name) => [h("kbd", {}, name), " "]);
    return h(
      "div",
      {},
      h(
        "p",
        {},
        ...key2("/"),
        "searches, ",
        ...key2("j", "k"),
        "or ",
        ...key2("\\u2193", "\\u2191"),
        "go from change to change, ",
        ...key2("Enter"),
        "opens, ",
        ...key2("Esc"),
        "closes or clears."
      ),
      h("p", {}, h("label", { class: "check" }, letters, "Keys that are single letters"))
    );
  }
})();
`;

export const style = `/* libs/review/src/html/page/page.css */
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f7f9, #0f1216);
  --card: light-dark(#ffffff, #171b21);
  --sunken: light-dark(#f1f3f6, #12161b);
  --line: light-dark(#dde1e7, #2b323b);
  --line-strong: light-dark(#c3cad3, #404a56);
  --text: light-dark(#1a1f26, #e7ebf0);
  --quiet: light-dark(#566070, #9daabb);
  --link: light-dark(#1d56c4, #84b0ff);
  --edge: light-dark(#8b95a3, #65717f);
  --focus: light-dark(#1d56c4, #9cc0ff);
  --danger: light-dark(#a81c26, #ff9a97);
  --danger-soft: light-dark(#fdeeee, #331a1d);
  --danger-line: light-dark(#efb9bb, #6e2f34);
  --danger-solid: light-dark(#b3202b, #f0767a);
  --on-solid: light-dark(#ffffff, #12090a);
  --warn: light-dark(#7f5000, #f0c26b);
  --warn-soft: light-dark(#fdf4e1, #2c2412);
  --warn-line: light-dark(#e9cf96, #5c4a1f);
  --good: light-dark(#17693b, #7fd6a0);
  --good-soft: light-dark(#e8f6ed, #14291d);
  --good-line: light-dark(#b1dcc1, #2b5a3f);
  --info: light-dark(#5a3ea6, #c0adff);
  --info-soft: light-dark(#f2eefc, #221c36);
  --info-line: light-dark(#d2c6f0, #4b3f75);
  --mono:
    ui-monospace,
    "SF Mono",
    SFMono-Regular,
    Menlo,
    Consolas,
    "DejaVu Sans Mono",
    monospace;
  --sans:
    system-ui,
    -apple-system,
    "Segoe UI",
    Roboto,
    "Helvetica Neue",
    "DejaVu Sans",
    sans-serif;
  --radius: 10px;
}
:root[data-theme=light] {
  color-scheme: light;
}
:root[data-theme=dark] {
  color-scheme: dark;
}
* {
  box-sizing: border-box;
}
[hidden] {
  display: none !important;
}
html {
  scroll-padding-top: 1rem;
  -webkit-text-size-adjust: 100%;
}
body {
  margin: 0;
  background: var(--page);
  color: var(--text);
  font: 15px/1.55 var(--sans);
}
h1,
h2,
h3,
h4,
p,
ul,
dl,
dd,
figure {
  margin: 0;
  padding: 0;
}
ul {
  list-style: none;
}
h2 {
  font-size: 1.15rem;
  line-height: 1.3;
  font-weight: 650;
  letter-spacing: -0.01em;
  margin-bottom: 0.8rem;
}
h3 {
  font-size: 1rem;
  font-weight: 650;
}
h4 {
  font-size: 0.85rem;
  font-weight: 600;
  color: var(--quiet);
  margin: 1.2rem 0 0.5rem;
}
a {
  color: var(--link);
  text-decoration: underline;
  text-decoration-color: color-mix(in srgb, currentColor 35%, transparent);
  text-underline-offset: 0.18em;
}
a:hover {
  text-decoration-color: currentColor;
}
code,
pre,
kbd {
  font-family: var(--mono);
  font-size: 0.9em;
}
code {
  unicode-bidi: isolate;
  overflow-wrap: anywhere;
}
pre {
  margin: 0;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  unicode-bidi: plaintext;
}
kbd {
  display: inline-block;
  min-width: 1.6em;
  padding: 0 0.4em;
  border: 1px solid var(--line-strong);
  border-radius: 5px;
  background: var(--card);
  color: var(--quiet);
  text-align: center;
  font-size: 0.8em;
}
:focus-visible {
  outline: 2px solid var(--focus);
  outline-offset: 2px;
  border-radius: 4px;
}
main:focus,
h3:focus {
  outline: none;
}
h3:focus-visible {
  outline: 2px solid var(--focus);
}
.stack h3,
.change-head {
  scroll-margin: calc(var(--toolbar, 9rem) + 0.8rem) 0 1rem;
}
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.skip {
  position: absolute;
  left: 1rem;
  top: -4rem;
  z-index: 10;
  padding: 0.5rem 1rem;
  background: var(--card);
  border-radius: 6px;
}
.skip:focus {
  top: 0.6rem;
}
.quiet {
  color: var(--quiet);
  font-size: 0.9rem;
}
.block {
  display: block;
}
.absent {
  color: var(--quiet);
  font-style: italic;
}
.masthead {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 1rem;
  padding: 0.7rem 1.5rem;
  background: var(--card);
  border-bottom: 1px solid var(--line);
}
.brand {
  font-weight: 650;
  overflow-wrap: anywhere;
}
#subject {
  color: var(--quiet);
  font-weight: 400;
  margin-left: 0.5rem;
}
.columns {
  display: grid;
  grid-template-columns: 14rem minmax(0, 1fr);
  gap: 1.6rem;
  max-width: 84rem;
  margin: 0 auto;
  padding: 1.5rem;
}
.contents {
  position: sticky;
  top: 1.5rem;
  max-height: calc(100vh - 3rem);
  overflow-y: auto;
  font-size: 0.9rem;
}
.contents a {
  display: flex;
  align-items: baseline;
  gap: 0.5rem;
  padding: 0.28rem 0.6rem;
  border-radius: 6px;
  color: var(--text);
  text-decoration: none;
}
.contents a:hover {
  background: var(--line);
}
.contents-stacks {
  margin-top: 0.8rem;
  padding-top: 0.8rem;
  border-top: 1px solid var(--line);
}
.dot {
  flex: none;
  width: 0.55rem;
  height: 0.55rem;
  border-radius: 50%;
  background: var(--line-strong);
}
.dot.verdict-danger {
  background: var(--danger-solid);
}
.dot.verdict-review {
  background: var(--warn);
}
.dot.verdict-safe {
  background: var(--good);
}
main > section {
  margin-bottom: 2.2rem;
}
footer {
  max-width: 84rem;
  margin: 0 auto;
  padding: 1rem 1.5rem 2.5rem;
  color: var(--quiet);
  font-size: 0.85rem;
}
footer p + p {
  margin-top: 0.5rem;
}
.overview {
  background: var(--card);
  border: 1px solid var(--line);
  border-left: 5px solid var(--line-strong);
  border-radius: var(--radius);
  padding: 1.3rem 1.5rem;
}
.overview.verdict-danger {
  border-left-color: var(--danger-solid);
}
.overview.verdict-review {
  border-left-color: var(--warn);
}
.overview.verdict-safe {
  border-left-color: var(--good);
}
.verdict-line {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem 0.9rem;
}
.verdict-line .badge {
  font-size: 0.95rem;
  padding: 0.2rem 0.75rem;
}
h1 {
  font-size: 1.45rem;
  line-height: 1.3;
  font-weight: 680;
  letter-spacing: -0.015em;
}
.facts {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem 2rem;
  font-size: 0.9rem;
}
.overview .facts {
  margin-top: 1rem;
}
.facts dt {
  color: var(--quiet);
  font-size: 0.8rem;
}
.facts dd {
  overflow-wrap: anywhere;
}
.badge {
  display: inline-block;
  padding: 0.05rem 0.55rem;
  border: 1px solid var(--line);
  border-radius: 99px;
  background: var(--sunken);
  color: var(--quiet);
  font-size: 0.78rem;
  font-weight: 600;
  line-height: 1.5;
  white-space: nowrap;
}
.badge.verdict-danger {
  background: var(--danger-solid);
  border-color: var(--danger-solid);
  color: var(--on-solid);
}
.badge.forces,
.badge.holds-data,
.badge.policy-fail,
.badge.status-failed {
  background: var(--danger-soft);
  border-color: var(--danger-line);
  color: var(--danger);
}
.badge.verdict-review,
.badge.status-deferred,
.badge.policy-unknown {
  background: var(--warn-soft);
  border-color: var(--warn-line);
  color: var(--warn);
}
.badge.verdict-safe {
  background: var(--good-soft);
  border-color: var(--good-line);
  color: var(--good);
}
.badge.hidden-value,
.badge.unknown-value,
.badge.policy-waived {
  background: var(--info-soft);
  border-color: var(--info-line);
  color: var(--info);
}
.badge.hidden-value,
.badge.unknown-value {
  border-style: dashed;
}
.action {
  display: inline-flex;
  align-items: baseline;
  gap: 0.4rem;
  font-weight: 600;
  font-size: 0.85rem;
  white-space: nowrap;
}
.sign {
  font-family: var(--mono);
  font-weight: 700;
}
.action-create {
  --accent: var(--good);
}
.action-update {
  --accent: var(--warn);
}
.action-replace,
.action-delete,
.action-unknown {
  --accent: var(--danger);
}
.action-move,
.action-import,
.action-forget {
  --accent: var(--info);
}
.action,
.count.action-create,
.count.action-update,
.count.action-replace,
.count.action-delete {
  color: var(--accent, inherit);
}
.rule {
  color: var(--quiet);
  font-size: 0.8rem;
  font-weight: 400;
}
.findings {
  display: grid;
  gap: 0.6rem;
}
.finding {
  background: var(--card);
  border: 1px solid var(--line);
  border-left: 4px solid var(--warn-line);
  border-radius: var(--radius);
  padding: 0.8rem 1.1rem;
}
.finding.verdict-danger,
.finding.status-failed {
  background: var(--danger-soft);
  border-color: var(--danger-line);
  border-left-color: var(--danger-solid);
}
.finding.verdict-danger .finding-what strong {
  color: var(--danger);
}
.finding-what {
  font-size: 1.02rem;
}
.place {
  display: flex;
  flex-wrap: wrap;
  gap: 0.1rem 0.7rem;
}
.moved {
  margin: 0.5em 0;
  padding: 0.6em 0.9em;
  overflow-x: auto;
  border-radius: 6px;
  background: var(--sunken);
  font-size: 0.85em;
}
.fix::before {
  content: "fix";
  margin-right: 0.6em;
  color: var(--quiet);
  font-size: 0.85em;
  font-weight: 600;
}
.finding .fix::before,
.remark .fix::before {
  color: color-mix(in srgb, var(--text) 78%, var(--quiet));
}
.meta {
  margin-top: 0.25rem;
}
.finding .quiet,
.finding .rule {
  color: color-mix(in srgb, var(--text) 78%, var(--quiet));
}
.wide {
  overflow-x: auto;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: var(--radius);
}
table {
  width: 100%;
  border-collapse: collapse;
  font-size: 0.9rem;
}
th,
td {
  padding: 0.5rem 0.9rem;
  text-align: left;
  vertical-align: baseline;
}
.whole {
  white-space: nowrap;
}
thead th {
  color: var(--quiet);
  font-size: 0.8rem;
  font-weight: 600;
  white-space: nowrap;
}
tbody tr {
  border-top: 1px solid var(--line);
}
tbody th {
  font-weight: 500;
}
tfoot tr {
  border-top: 2px solid var(--line);
  font-weight: 600;
}
tfoot th {
  font-weight: 600;
}
th.count .sign,
th.count .word {
  display: block;
}
.stacks thead th {
  vertical-align: bottom;
}
.count {
  padding: 0.5rem;
  text-align: right;
  font-variant-numeric: tabular-nums;
}
.stacks .count:last-child {
  padding-right: 0.9rem;
}
.zero {
  color: var(--quiet);
}
td.some-delete,
td.some-replace,
td.some-unknown,
td.some-policy {
  color: var(--danger);
  font-weight: 700;
}
.stacks th[scope=row] {
  min-width: 13rem;
}
.toolbar {
  position: sticky;
  top: 0;
  z-index: 5;
  margin: 0 -0.6rem 1rem;
  padding: 0.7rem 0.6rem 0.5rem;
  background: var(--page);
  border-bottom: 1px solid var(--line);
}
.search {
  position: relative;
  flex: 1;
  min-width: 0;
}
input[type=search] {
  width: 100%;
  padding: 0.55rem 2.6rem 0.55rem 0.9rem;
  border: 1px solid var(--line-strong);
  border-radius: 8px;
  background: var(--card);
  color: var(--text);
  font: inherit;
}
input::placeholder {
  color: var(--quiet);
  opacity: 1;
}
.search kbd {
  position: absolute;
  right: 0.7rem;
  top: 50%;
  translate: 0 -50%;
}
.search input:focus + kbd {
  display: none;
}
.search-line {
  display: flex;
  align-items: center;
  gap: 0.7rem;
}
.filters {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.4rem 0.7rem;
  margin-top: 0.55rem;
  min-height: 2rem;
}
select {
  max-width: 10rem;
  padding: 0.3rem 0.4rem;
  border: 1px solid var(--line-strong);
  border-radius: 7px;
  background: var(--card);
  color: var(--text);
  font: inherit;
  font-size: 0.88rem;
}
.check {
  display: inline-flex;
  align-items: center;
  gap: 0.4rem;
  font-size: 0.9rem;
}
input[type=checkbox] {
  accent-color: var(--link);
  width: 1rem;
  height: 1rem;
  margin: 0;
}
.hits {
  margin-left: auto;
  color: var(--quiet);
  font-size: 0.88rem;
  font-variant-numeric: tabular-nums;
}
button {
  font: inherit;
  color: inherit;
  cursor: pointer;
}
.plain-button,
.more {
  padding: 0.25rem 0.7rem;
  border: 1px solid var(--line-strong);
  border-radius: 7px;
  background: var(--card);
  color: var(--text);
  font-size: 0.85rem;
  white-space: nowrap;
}
.plain-button:hover,
.more:hover {
  border-color: var(--quiet);
}
.more-line {
  margin-top: 0.7rem;
}
pre + .more {
  margin-top: 0.4rem;
}
.stack {
  margin-bottom: 2rem;
}
.stack-head {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.3rem 0.7rem;
  margin-bottom: 0.6rem;
}
.because {
  margin-bottom: 0.5rem;
}
.changes {
  margin-top: 0.5rem;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: var(--radius);
  overflow: clip;
}
.many .change {
  content-visibility: auto;
  contain-intrinsic-size: auto 4rem;
}
.change {
  border-left: 4px solid transparent;
}
.change + .change {
  border-top: 1px solid var(--line);
}
.change.verdict-danger {
  border-left-color: var(--danger-solid);
}
.change.verdict-review {
  border-left-color: var(--warn-line);
}
.change-head {
  display: grid;
  grid-template-columns: 7.2rem minmax(0, 1fr) auto;
  gap: 0.2rem 0.8rem;
  align-items: baseline;
  width: 100%;
  padding: 0.6rem 1rem 0.6rem 0.8rem;
  border: 0;
  background: none;
  text-align: left;
}
.change-head:hover {
  background: var(--sunken);
}
.change-head:focus-visible {
  outline-offset: -3px;
  border-radius: 8px;
}
.what {
  display: grid;
}
.address {
  font-weight: 600;
}
.why {
  color: var(--quiet);
  font-size: 0.87rem;
  overflow-wrap: anywhere;
}
.badges {
  display: flex;
  flex-wrap: wrap;
  justify-content: flex-end;
  gap: 0.3rem;
}
.details {
  padding: 0.3rem 1rem 1.1rem 0.8rem;
}
.details > * + * {
  margin-top: 0.8rem;
}
.remark {
  padding: 0.6rem 0.9rem;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--sunken);
}
.remark.verdict-danger,
.remark.policy-fail {
  background: var(--danger-soft);
  border-color: var(--danger-line);
}
.remark .rule {
  color: color-mix(in srgb, var(--text) 78%, var(--quiet));
}
.attributes {
  table-layout: fixed;
  border: 1px solid var(--line);
  border-radius: 8px;
  border-collapse: separate;
  border-spacing: 0;
  overflow: clip;
}
.attributes thead th {
  background: var(--sunken);
}
.attributes tbody th,
.attributes tbody td {
  border-top: 1px solid var(--line);
  overflow-wrap: anywhere;
}
.attributes th:first-child {
  width: 30%;
}
.forcing th,
.forcing td {
  background: var(--danger-soft);
}
del,
ins {
  text-decoration: none;
  border-radius: 3px;
  padding: 0 1px;
}
del {
  background: light-dark(#fbd5d5, #5b2529);
  color: light-dark(#7c1019, #ffd9d7);
}
ins {
  background: light-dark(#cdeed8, #1d4a30);
  color: light-dark(#0d4d27, #cdf5da);
}
.diff {
  font-size: 0.85rem;
}
.line {
  display: block;
  padding-left: 1.6em;
  text-indent: -1.4em;
}
.line .sign {
  display: inline-block;
  width: 1.4em;
  text-indent: 0;
}
.skipped {
  display: block;
}
.skipped .more {
  padding: 0 0.4rem 0 1.6em;
  border-color: transparent;
  background: none;
  color: var(--quiet);
  font: 0.95em/1.7 var(--sans);
  text-decoration: underline dotted;
}
.outputs .action {
  font-size: inherit;
}
details > summary {
  display: inline-block;
  padding: 0.25rem 0.7rem;
  border: 1px solid var(--line-strong);
  border-radius: 7px;
  background: var(--card);
  cursor: pointer;
  font-size: 0.88rem;
}
.resources {
  columns: 2 22rem;
  margin-bottom: 0.8rem;
}
#rehearsal h3 {
  margin: 0.8rem 0 0.3rem;
  font-size: 0.92rem;
}
.graph {
  margin-top: 0.7rem;
}
.graph-scroll {
  overflow: auto;
  max-height: 75vh;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: var(--radius);
}
.graph svg {
  display: block;
}
.graph figcaption {
  margin-top: 0.4rem;
  color: var(--quiet);
  font-size: 0.85rem;
}
.node rect {
  fill: var(--sunken);
  stroke: var(--line);
}
.node text {
  fill: var(--quiet);
  font: 11px var(--mono);
}
.node .name {
  font: 600 12px var(--mono);
}
.node.lit rect {
  fill: color-mix(in srgb, var(--accent) 9%, var(--card));
  stroke: var(--accent);
  stroke-width: 1.5;
}
.node.lit .name {
  fill: var(--text);
}
.node .sign {
  fill: var(--accent);
  font: 700 16px var(--mono);
  text-anchor: middle;
}
a.node {
  text-decoration: none;
}
a.node:hover .name {
  text-decoration: underline;
}
a.node:hover rect,
a.node:focus-visible rect {
  stroke-width: 3;
}
.edge path {
  fill: none;
  stroke: var(--edge);
  stroke-width: 1.3;
}
.edge.lit path {
  stroke: var(--text);
}
.edge .tip {
  fill: var(--edge);
  stroke: none;
}
.edge.lit .tip {
  fill: var(--text);
  stroke: none;
}
@media (max-width: 68rem) {
  .columns {
    grid-template-columns: minmax(0, 1fr);
    padding: 1rem;
  }
  #contents {
    display: none;
  }
}
@media (max-width: 40rem) {
  .masthead {
    padding: 0.6rem 1rem;
  }
  .overview {
    padding: 1rem;
  }
  h1 {
    font-size: 1.2rem;
  }
  .toolbar {
    position: static;
  }
  .stack h3,
  .change-head {
    scroll-margin: 1rem 0;
  }
  .filters {
    display: grid;
    grid-template-columns: 1fr 1fr;
  }
  select {
    width: 100%;
    max-width: none;
  }
  .hits {
    margin: 0;
  }
  .search kbd {
    display: none;
  }
  input[type=search] {
    padding-right: 0.6rem;
  }
  .change-head {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .what {
    grid-column: 1 / -1;
    grid-row: 2;
  }
  .stacked,
  .stacked tbody,
  .stacked tr,
  .stacked th,
  .stacked td {
    display: block;
    width: 100% !important;
  }
  .stacked thead {
    position: absolute;
    clip-path: inset(50%);
    width: 1px;
    height: 1px;
    overflow: hidden;
  }
  .stacked tbody tr {
    padding: 0.4rem 0;
  }
  .stacked tbody th,
  .stacked tbody td {
    border-top: 0;
    padding: 0.25rem 0.9rem;
  }
  .attributes.stacked tbody tr + tr {
    border-top: 1px solid var(--line);
  }
  .stacked td::before {
    content: attr(data-label);
    display: block;
    color: var(--quiet);
    font-size: 0.78rem;
  }
}
@media (prefers-reduced-motion: no-preference) {
  .change-head,
  .plain-button,
  .more {
    transition: background-color 120ms, border-color 120ms;
  }
}
@media print {
  :root,
  :root[data-theme] {
    color-scheme: light;
  }
  body {
    background: #fff;
    font-size: 11px;
  }
  .toolbar,
  .skip,
  .more-line,
  #contents,
  #keys,
  #theme {
    display: none;
  }
  .columns {
    display: block;
    padding: 0;
  }
  .many .change {
    content-visibility: visible;
  }
  .change {
    break-inside: avoid;
  }
  .graph-scroll {
    max-height: none;
    overflow: visible;
  }
  .graph svg {
    max-width: 100%;
    height: auto;
  }
}
`;
