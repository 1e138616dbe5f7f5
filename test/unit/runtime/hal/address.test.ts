import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ForeignOriginError, LinkError } from "altinnkit";
import { ownAddress } from "../../../../runtime/hal/address.js";

const server = "https://www.altinn.no/api";
const pieces = [
  ..."https: http: HTTPS: // / \\ www.altinn.no altinn.no evil.example @ : 443 80 user".split(" "),
  ..."? # .. . api %2f %5c %00 ø 。 [::1] ; {x}".split(" "),
  ..."\t\n \u0000",
];

/** What a link comes to; the errors that are meant for one are told by their names. */
function comesTo(href: string): URL | string {
  try {
    return ownAddress(href, server, "GET /x");
  } catch (error) {
    if (error instanceof ForeignOriginError || error instanceof LinkError) return error.name;
    throw error;
  }
}

test("whatever a link says, it comes to the connected server or to nothing", () => {
  const href = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 8 });
  fc.assert(
    fc.property(href, (parts) => {
      const found = comesTo(parts.join(""));
      if (typeof found === "string") return ["ForeignOriginError", "LinkError"].includes(found);
      return found.origin === "https://www.altinn.no" && `${found.username}${found.password}${found.hash}` === "";
    }),
    { numRuns: 5_000 },
  );
  expect(comesTo("https://www.altinn.no/api/my/messages/a1")).toEqual(new URL(`${server}/my/messages/a1`));
});

test("where a browser would see another host than is written, the link is refused", () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
      const found = comesTo(url);
      return typeof found === "string" || /(^|\.)altinn\.no$/.test(new URL(url).hostname);
    }),
  );
  expect(["https://www.altinn.no.", "https://www.altinn.no:443/", "https://WWW.ALTINN.NO/x"].map(comesTo)).toEqual([
    "ForeignOriginError",
    new URL("https://www.altinn.no/"),
    new URL("https://www.altinn.no/x"),
  ]);
});
