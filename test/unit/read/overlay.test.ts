import { expect, test } from "vitest";
import { applyOverlay, OverlayStaleError } from "../../../generator/read/overlay.js";

const document = {
  paths: { "/boxes": { get: { operationId: "boxes.list", parameters: [{ name: "size" }] } } },
};

function overlay(...actions: string[]): string {
  return `overlay: 1.0.0\nactions:\n${actions.map((action) => `  - ${action.trim().replaceAll("\n", "\n    ")}\n`).join("")}`;
}

const target = `target: "$.paths.*[?@.operationId == 'boxes.list']"`;

test("a summary needs no reason", () => {
  const applied = applyOverlay(document, overlay(`${target}\nupdate: { summary: Lists boxes. }`), "overlay.yaml");

  expect(applied).toEqual({
    paths: {
      "/boxes": { get: { operationId: "boxes.list", parameters: [{ name: "size" }], summary: "Lists boxes." } },
    },
  });
});

test("objects merge, lists grow, and the document given stays as it was", () => {
  const action = `${target}\nx-reason: It does.\nx-expect: { deprecated: null }\nupdate: { deprecated: true, parameters: [{ name: page }] }`;
  const before = structuredClone(document);

  expect(applyOverlay(document, overlay(action), "overlay.yaml")).toEqual({
    paths: {
      "/boxes": {
        get: { operationId: "boxes.list", parameters: [{ name: "size" }, { name: "page" }], deprecated: true },
      },
    },
  });
  expect(document).toEqual(before);
});

test("the root is a target like any node", () => {
  const action = `target: $\nx-reason: It is.\nx-expect: { info: null }\nupdate: { info: { title: T } }`;

  expect(applyOverlay(document, overlay(action), "overlay.yaml")).toEqual({ ...document, info: { title: "T" } });
});

test("a node is removed", () => {
  const action = `target: $.paths['/boxes'].get.parameters[0]\nx-reason: It is not there.\nx-expect: { name: size }\nremove: true`;

  expect(applyOverlay(document, overlay(action), "overlay.yaml")).toEqual({
    paths: { "/boxes": { get: { operationId: "boxes.list", parameters: [] } } },
  });
});

test("of a list several members are removed", () => {
  const many = { list: ["a", "b", "c", "d"] };
  const action = `target: $.list[?@ != 'b']\nx-reason: They are not there.\nx-expect: d\nremove: true`;
  const each = `target: $.list[1:3]\nx-reason: They are not there.\nx-expect: c\nremove: true`;
  const gone = `target: $.more\nx-reason: They are not there.\nx-expect: 1\nremove: true`;
  const all = `target: $.list[*].gone\nx-reason: They are not there.\nx-expect: true\nremove: true`;

  expect(() => applyOverlay(many, overlay(action), "o.yaml")).toThrow(OverlayStaleError);
  expect(() => applyOverlay(many, overlay(each, gone), "o.yaml")).toThrow(
    /what is there, at \$\.list\[1:3\]\.\no\.yaml: nothing is there, at \$\.more\./,
  );
  expect(applyOverlay({ list: [{ gone: true }, { gone: true }] }, overlay(all), "o.yaml")).toEqual({ list: [{}, {}] });
  expect(
    applyOverlay(
      { list: [{ n: 1 }, { n: 1, m: 2 }, { n: 1 }] },
      overlay("target: $.list[0, 2]\nx-reason: They are not there.\nx-expect: { n: 1 }\nremove: true"),
      "o.yaml",
    ),
  ).toEqual({ list: [{ n: 1, m: 2 }] });
});

test("an expectation that no longer holds stops the run", () => {
  const action = `${target}\nx-reason: It does.\nx-expect: { parameters: null }\nupdate: { parameters: [] }`;

  expect(() => applyOverlay(document, overlay(action), "specs/overlay.yaml")).toThrow(OverlayStaleError);
  expect(() => applyOverlay(document, overlay(action), "specs/overlay.yaml")).toThrow(
    /^specs\/overlay\.yaml: "x-expect" no longer describes what is there, at \$\.paths.*If upstream fixed it, delete the entry/,
  );
});

test("a target that matches nothing stops the run", () => {
  const action = `target: $.paths['/gone']\nupdate: { summary: Gone. }`;

  expect(() => applyOverlay(document, overlay(action), "overlay.yaml")).toThrow(
    /nothing is there, at \$\.paths\['\/gone'\]/,
  );
});

test.each([
  [
    "a correction without a reason",
    overlay(`${target}\nupdate: { deprecated: true }`),
    /needs "x-reason" and "x-expect"/,
  ],
  ["a removal without a reason", overlay(`${target}\nremove: true`), /needs "x-reason" and "x-expect"/],
  ["a target that is no JSONPath", overlay(`target: "$.["\nupdate: { summary: A. }`), /\$\.\[ is not a JSONPath/],
  ["an action without a target", overlay("update: { summary: A. }"), /an action has no "target"/],
  ["what is no overlay", "actions: []", /not an overlay/],
  ["an overlay without actions", "overlay: 1.0.0", /no list of "actions"/],
  ["a misspelt member", overlay(`${target}\nupdat: { summary: A. }`), /has a member "updat"/],
  ["an action that does nothing", overlay(target), /needs either "update" or "remove: true"/],
  ["a removal that is none", overlay(`${target}\nremove: "true"`), /needs either "update" or "remove: true"/],
  ["both at once", overlay(`${target}\nremove: true\nupdate: {}`), /needs either "update" or "remove: true"/],
  ["the end of it all", overlay("target: $\nx-reason: A.\nx-expect: { a: 1 }\nremove: true"), /the whole document/],
  ["a summary that is no text", overlay(`${target}\nupdate: { summary: { a: 1 } }`), /a summary that is no text/],
  [
    "an empty reason",
    overlay(`${target}\nx-reason: " "\nx-expect: { deprecated: null }\nupdate: { deprecated: true }`),
    /needs "x-reason" and "x-expect"/,
  ],
  [
    "an empty expectation",
    overlay(`${target}\nx-reason: It is.\nx-expect: {}\nupdate: { deprecated: true }`),
    /needs "x-reason" and "x-expect"/,
  ],
  ["broken YAML", "overlay: 1.0.0\nactions: [", /^overlay\.yaml:2: /],
])("%s is refused", (_name, yaml, says) => {
  expect(() => applyOverlay(document, yaml, "overlay.yaml")).toThrow(says);
});
