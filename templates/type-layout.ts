import { docText, literal } from "./doc.js";

/** A member of an object type. */
export interface Property {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly doc?: string | undefined;
}

// XML contracts are laid out here and not by a formatter: that of the largest form takes prettier two seconds.
const width = 120;

/** An object type, on one line where that is short and nothing is explained. */
export function objectType(properties: readonly Property[]): string {
  if (properties.length === 0) return "Record<string, never>";
  const members = properties.map(property);
  const line = `{ ${members.map((member) => member.slice(0, -1)).join("; ")} }`;
  const isShort = line.length <= 80 && !line.includes("\n") && properties.every(({ doc }) => doc === undefined);
  return isShort ? line : block(members);
}

/** What stands in braces, a member a line. */
export function block(members: readonly string[]): string {
  return `{\n${members.map((member) => `  ${indented(member)}\n`).join("")}}`;
}

/** One member with its comment. */
export function property({ name, type, optional, doc }: Property): string {
  return `${comment(doc)}${propertyName(name)}${optional ? "?" : ""}: ${type};`;
}

/** Alternatives, on one line where they are short. */
export function unionType(branches: readonly string[]): string {
  const line = branches.join(" | ");
  if (branches.length === 1 || (line.length <= width - 20 && !line.includes("\n"))) return line;
  return branches.map((branch) => `\n  | ${indented(branch, "    ")}`).join("");
}

/** Alternatives as one operand. */
export function groupedUnion(branches: readonly string[]): string {
  const union = unionType(branches);
  return union.startsWith("\n") ? `(${union}\n)` : `(${union})`;
}

/** An array of a type. */
export function arrayType(item: string): string {
  return `readonly ${/^[\p{ID_Continue}$.]+$/u.test(item) || isGrouped(item) ? item : `(${item})`}[]`;
}

/** A comment above what it explains; nothing for no text. */
export function comment(doc: string | undefined): string {
  if (doc === undefined) return "";
  const text = docText(doc);
  if (!text.includes("\n")) return `/** ${text} */\n`;
  return `/**\n${text
    .split("\n")
    .map((line) => ` * ${line}`.trimEnd())
    .join("\n")}\n */\n`;
}

/** A key as it is written in an object type. */
export function propertyName(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : literal(name);
}

/** A statement after `=`, which begins on the next line where it has more than one. */
export function typeAlias(name: string, type: string, doc: string | undefined): string {
  return `${comment(doc)}export type ${name} =${type.startsWith("\n") ? "" : " "}${type};\n`;
}

/** The import of names from a module. */
export function importLine(names: readonly string[], from: string, isType: boolean): string {
  return `import ${isType ? "type " : ""}{ ${names.join(", ")} } from ${literal(from)};\n`;
}

/** True for a text whose first parenthesis is closed by its last. */
function isGrouped(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "(") depth++;
    else if (text[index] === ")") depth--;
    if (depth === 0) return index > 0 && index === text.length - 1;
  }
  return false;
}

function indented(text: string, by = "  "): string {
  return text.replaceAll("\n", `\n${by}`);
}
