import { ArgumentError } from "altinnkit";
import { describe, expect, test } from "vitest";
import { party } from "../../../../flows/dan/party.js";

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
  ])('is not "%s"', (text) => {
    expect(() => party(text, "requestor")).toThrow(
      new ArgumentError(
        "data.altinn.no",
        '"requestor" is nine digits of an organization, eleven of a person, or "scheme::id" with a known scheme.',
      ),
    );
  });
});
