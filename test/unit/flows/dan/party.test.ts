import { ArgumentError } from "altinnkit";
import { describe, expect, test } from "vitest";
import { party, partyInUrl } from "../../../../flows/dan/party.js";

describe("a party", () => {
  test.each([
    ["310724181", "310724181"],
    ["310 724 181", "310724181"],
    ["14857310056", "14857310056"],
    ["148573 10056", "14857310056"],
    ["iso6523-actorid-upis::0192:310724181", "iso6523-actorid-upis::0192:310724181"],
    ["iso6523-actorid-upis::9930:DE123456789", "iso6523-actorid-upis::9930:DE123456789"],
    ["nor-freg::14857310056", "nor-freg::14857310056"],
  ])("is %s", (text, sent) => {
    expect(party(text, "subject")).toBe(sent);
  });

  test.each([
    "310724182",
    "14857310057",
    "14857310066",
    "iso6523-actorid-upis::0192:310724180",
    "nor-freg::14857310055",
  ])("is not %s, whose check digits are wrong", (text) => {
    expect(() => party(text, "subject")).toThrow(
      new ArgumentError("data.altinn.no", 'the check digits of "subject" are wrong.'),
    );
  });

  test.each([
    "",
    "31072418",
    "NO:ORGNR:310724181",
    "urn:x::310724181",
    "iso6523-actorid-upis::0192:31072418",
    "A10724181",
    "iso6523-actorid-upis:9930:DE1",
    "iso6523-actorid-upis::9930:DE:1",
    "iso6523-actorid-upis::DE1",
    "NOR-FREG::14857310056",
  ])('is not "%s"', (text) => {
    expect(() => party(text, "requestor")).toThrow(
      new ArgumentError(
        "data.altinn.no",
        '"requestor" is nine digits of an organization, eleven of a person, or "scheme::id" with a known scheme.',
      ),
    );
  });

  test("of another form is taken where it may be, but not nothing, and no number that is wrong", () => {
    expect(party("1234", "subject", true)).toBe("1234");
    for (const text of ["", " ", "310724182", "nor-freg::14857310055"]) {
      expect(() => party(text, "subject", true)).toThrow(ArgumentError);
    }
  });

  test.each(["14857310056", "148573 10056", "nor-freg::14857310056"])("that is a person is in no URL: %s", (text) => {
    expect(() => partyInUrl(text, "requestor")).toThrow(
      new ArgumentError("data.altinn.no", '"requestor" is a person; it would stand in the URL.'),
    );
  });

  test("that is no person may stand in a URL", () => {
    expect(partyInUrl("310 724 181", "requestor")).toBe("310724181");
    expect(partyInUrl("1234", "identifier", true)).toBe("1234");
  });
});
