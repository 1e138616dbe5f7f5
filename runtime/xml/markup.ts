import { isSpace } from "./characters.js";
import type { Source } from "./source.js";

const exclamation = 0x21;
const question = 0x3f;
const greaterThan = 0x3e;
const xmlDeclaration =
  /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.\d+"|'1\.\d+')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/y;

/** True at a comment, an instruction, a CDATA section or a document type. */
export function isMarkup({ text }: Source, at: number): boolean {
  const code = text.charCodeAt(at + 1);
  return code === exclamation || code === question;
}

/** Steps over the byte-order mark and the XML declaration of a document. */
export function skipDeclaration(source: Source): void {
  if (source.text.startsWith("\uFEFF")) source.at = 1;
  if (!source.text.startsWith("<?xml", source.at) || !isSpace(source.text.charCodeAt(source.at + 5))) return;
  xmlDeclaration.lastIndex = source.at;
  if (!xmlDeclaration.test(source.text)) source.fail("malformed", "The XML declaration is malformed.");
  source.at = xmlDeclaration.lastIndex;
}

/** Steps over a comment or an instruction; false at a CDATA section. */
export function skipMarkup(source: Source): boolean {
  const { text, at } = source;
  if (text.charCodeAt(at + 1) === question) skipInstruction(source);
  else if (text.startsWith("--", at + 2)) skipComment(source);
  else if (text.startsWith("[CDATA[", at + 2)) return false;
  else if (text.startsWith("DOCTYPE", at + 2)) source.fail("doctype", "A document type is not accepted.");
  else source.fail("malformed", "Unknown markup.");
  return true;
}

function skipComment(source: Source): void {
  const end = source.find("--", source.at + 4, "The comment is not closed.");
  if (source.text.charCodeAt(end + 2) !== greaterThan) source.fail("malformed", "Two hyphens inside a comment.", end);
  source.at = end + 3;
}

function skipInstruction(source: Source): void {
  const start = source.at + 2;
  const after = source.nameEnd(start);
  const target = source.text.slice(start, after);
  if (target.toLowerCase() === "xml") source.fail("malformed", "An XML declaration that is not at the start.");
  if (target.includes(":")) source.fail("namespace", "A processing instruction with a colon in its name.");
  const end = source.find("?>", after, "The processing instruction is not closed.");
  if (end > after && !isSpace(source.text.charCodeAt(after))) {
    source.fail("malformed", "A processing instruction needs white space after its name.", after);
  }
  source.at = end + 2;
}
