import { XmlError } from "altinnkit/xml";
import { expect, test } from "vitest";
import { tokens } from "./tokens.js";

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16 = (text: string, order: "le" | "be"): Uint8Array => {
  const bytes = Buffer.from(text, "utf16le");
  return new Uint8Array(order === "le" ? bytes : bytes.swap16());
};

test.each<[name: string, bytes: Uint8Array, text: string]>([
  ["UTF-8", new TextEncoder().encode("<r>ærlig €</r>"), "ærlig €"],
  ["UTF-8 with a mark", new TextEncoder().encode("\uFEFF<r>ærlig</r>"), "ærlig"],
  [
    "UTF-16LE with a mark that the declaration contradicts",
    utf16("\uFEFF<?xml version='1.0' encoding='utf-8'?><r>ærlig</r>", "le"),
    "ærlig",
  ],
  ["UTF-16BE with a mark", utf16("\uFEFF<r>ærlig</r>", "be"), "ærlig"],
  ["UTF-16LE without a mark", utf16("<?xml version='1.0' encoding='utf-16'?><r>ærlig</r>", "le"), "ærlig"],
  ["ISO-8859-1", latin1("<?xml version='1.0' encoding='ISO-8859-1'?><r>\u00e6\u0085</r>"), "æ\u0085"],
  ["Windows-1252", latin1("<?xml version='1.0' encoding='windows-1252'?><r>\u00e6\u0080\u0085\u009f</r>"), "æ€…Ÿ"],
])("%s", (_, bytes, text) => {
  expect(tokens(bytes)).toEqual(["<{}r", JSON.stringify(text), "/"]);
});

test.each<[name: string, bytes: Uint8Array, message: string]>([
  ["bytes that are not UTF-8", latin1("<r>\u00e6</r>"), "The bytes are not utf-8."],
  [
    "an encoding we do not read",
    latin1("<?xml version='1.0' encoding='ebcdic'?><r/>"),
    'line 1, column 1: The encoding "ebcdic" is not supported.',
  ],
])("%s are refused", (_, bytes, message) => {
  const read = (): unknown => tokens(bytes);
  expect(read).toThrow(XmlError);
  expect(read).toThrow(message);
});
