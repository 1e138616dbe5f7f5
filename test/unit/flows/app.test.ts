import { expect, test } from "vitest";
import { app, elementPath, instancePath } from "../../../flows/app/index.js";
import { ConfigurationError, unwrap } from "../../../runtime/index.js";

const id = "51001234/7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70";
const path = { instanceOwnerPartyId: 51001234, instanceGuid: "7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70" };

test("app() calls the app where its organization's apps run", async () => {
  const asked: string[] = [];
  const demo = app({
    org: "ttd",
    app: "demo-app",
    environment: "tt02",
    fetch: async (request) => {
      asked.push(request.url);
      return Response.json({ id });
    },
  });

  expect(unwrap(await demo.instances.get({ path })).id).toBe(id);
  expect(asked).toEqual([`https://ttd.apps.tt02.altinn.no/ttd/demo-app/instances/${id}`]);
});

test("app() takes no name that leads to another host", () => {
  expect(() => app({ org: "evil.test/", app: "demo-app", environment: "tt02" })).toThrow(ConfigurationError);
});

test("an instance's answer gives its path, and that of its first element of a type", () => {
  const data = [
    { id: "1", dataType: "ref-data-as-pdf" },
    { id: "2", dataType: "default" },
    { id: "3", dataType: "default" },
  ];

  expect(instancePath({ id })).toEqual(path);
  expect(elementPath({ id, data }, "default")).toEqual({ ...path, dataGuid: "2" });
});

test.each([{}, { id: null }, { id: "7d2f6a3e-5c4b-4f0a-9a1e-2b3c4d5e6f70" }, { id: `${id}/data` }])(
  "%j has no path",
  (instance) => {
    expect(() => instancePath(instance)).toThrow(RangeError);
  },
);

test.each([null, [], [{ id: "1", dataType: "vedlegg" }], [{ dataType: "default" }]])(
  "among %j there is no default element",
  (data) => {
    expect(() => elementPath({ id, data }, "default")).toThrow(
      new RangeError('The instance has no data element of the type "default".'),
    );
  },
);
