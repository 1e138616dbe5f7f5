import { parseTemplate } from "url-template";
import { ArgumentError } from "../errors.js";

/** A template's variables by name. */
export type Variables = Readonly<Record<string, unknown>>;

/**
 * A link's template with its variables filled in, whichever case their names have: Altinn II writes `{MessageId}` here
 * and `{messageId}` there.
 *
 * @returns With it the names that were used.
 * @throws {@link ArgumentError} when a part of the path would be missing, or lead out of where it stands.
 * @see [RFC 6570](https://www.rfc-editor.org/rfc/rfc6570.html)
 */
export function expanded(template: string, given: Variables, operation: string) {
  const names = new Map(Object.keys(given).map((name) => [name.toLowerCase(), name]));
  const used = new Set<string>();
  const context: Record<string, string> = {};
  for (const [, operator, list = ""] of template.matchAll(/\{([+#./;?&]?)([^{}]*)\}/g)) {
    for (const [variable] of list.matchAll(/[^,:*]+(?=[,:*]|$)/g)) {
      const name = names.get(variable.toLowerCase());
      const value = name === undefined ? undefined : given[name];
      if (isText(value)) context[variable] = String(value);
      if (name !== undefined) used.add(name);
      if (!"?&".includes(operator || "-") && !isPart(context[variable])) {
        throw new ArgumentError(operation, `the link needs "${variable}", which is missing, empty or a dot segment.`);
      }
    }
  }
  return { href: parseTemplate(template).expand(context), used };
}

function isText(value: unknown): boolean {
  return /^(string|number|boolean)$/.test(typeof value);
}

/** URLs resolve `..` before they are sent. */
function isPart(text: string | undefined): boolean {
  return text !== undefined && text !== "" && !text.split(/[/\\]/).some((part) => /^\.{1,2}$/.test(part));
}
