import { registry } from "altinnkit/altinn2/xml";
import { compareNamespaces, formatNamespace, parseNamespace } from "altinnkit/xml";
import { expect, test } from "vitest";

const namespaces = Object.keys(registry);

test("a namespace is taken apart into what it is a version of, and its version", () => {
  expect(parseNamespace("http://www.altinn.no/services/ServiceEngine/Correspondence/2009/10")).toEqual({
    origin: "http://www.altinn.no",
    services: true,
    components: ["ServiceEngine", "Correspondence"],
    year: 2009,
    month: 10,
    imports: false,
  });
  expect(parseNamespace("http://schemas.altinn.no/Archive/2013/06/Imports")).toEqual({
    origin: "http://schemas.altinn.no",
    services: false,
    components: ["Archive"],
    year: 2013,
    month: 6,
    imports: true,
  });
});

test("all but those that tools and others made up are taken apart, and put together as they were", () => {
  const parsed = namespaces.map((namespace) => [namespace, parseNamespace(namespace)] as const);

  expect(parsed.flatMap(([namespace, version]) => (version ? [] : [namespace]))).toEqual([
    "http://AltInn.no/webservices/",
    "http://schemas.datacontract.org/2004/07/Altinn.Common.Entities.SBL.Intermediary",
    "http://schemas.datacontract.org/2004/07/Altinn.Common.SBL.Entities.Authorization",
    "http://schemas.datacontract.org/2004/07/Altinn.Common.SBL.Entities.Intermediary",
    "http://schemas.datacontract.org/2004/07/Altinn.Common.SBL.Enums.Archive",
    "http://schemas.microsoft.com/2003/10/Serialization/",
    "http://schemas.microsoft.com/2003/10/Serialization/Arrays",
    "http://schemas.microsoft.com/Message",
  ]);
  const kept = parsed.flatMap(([namespace, version]) => (version ? [[namespace, formatNamespace(version)]] : []));
  expect(kept.filter(([before, after]) => before !== after)).toEqual([]);
});

test.each([
  "https://www.altinn.no/services/2009/10/more",
  "http://www.altinn.no/services/A/B/C/D/2009/10",
  "http://www.altinn.no/services/A/2009/1",
  "http://else.altinn.no/services/A/2009/10",
  "",
])("%o is of another form", (namespace) => {
  expect(parseNamespace(namespace)).toBeUndefined();
});

test("namespaces are sorted by what they are versions of, then from the oldest to the newest", () => {
  const sorted = [
    "http://www.altinn.no/services/A/2009/10",
    "http://www.altinn.no/services/A/2010/02",
    "http://www.altinn.no/services/A/2010/10",
    "http://www.altinn.no/services/B/2009/10",
    "urn:no:example:v1",
    "urn:no:example:v2",
  ];

  expect(sorted.toReversed().sort(compareNamespaces)).toEqual(sorted);
  expect(compareNamespaces("urn:no:example:v1", "urn:no:example:v1")).toBe(0);
});
