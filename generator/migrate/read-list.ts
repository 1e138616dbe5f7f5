import didYouMean from "didyoumean2";
import { migrations, migrationsOfSoap, type Migration } from "../../migration/index.js";
import { contractOf, migrationsOfContract } from "./contracts.js";
import { isAltinn2, pathOf } from "./hosts.js";
import { routes, routesOf } from "./routes.js";
import type { Use } from "./use.js";

/** A line of the list that names nothing we know. */
export interface Unknown {
  readonly line: number;
  readonly text: string;
  /** What was perhaps meant. */
  readonly nearest?: string;
}

/**
 * Reads a list of operations, one a line: `GET /api/{who}/messages`, a URL with or without a method, the name of a SOAP
 * operation with or without its contract before it, or a contract. What follows a `#` is a comment.
 *
 * @param file - What the list is called in the result.
 */
export function readList(text: string, file: string): { uses: Use[]; unknown: Unknown[] } {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ text: line.replace(/(?:^|\s)#.*$/, "").trim(), line: index + 1 }))
    .filter(({ text }) => text !== "");
  const read = lines.map((line) => ({ ...line, ...answer(line.text) }));
  return {
    uses: read
      .filter((one) => one.migrations.length > 0)
      .map(({ line, altinn2, migrations }) => ({ file, line, column: 1, altinn2, certain: true, migrations })),
    unknown: read.filter((one) => one.migrations.length === 0).map(({ line, text }) => ({ line, text, ...hint(text) })),
  };
}

function answer(text: string): Pick<Use, "altinn2" | "migrations"> {
  const [, method, target = ""] = /^(?:([A-Za-z]+)\s+)?((?:https?:\/)?\/.*)$/.exec(text) ?? [];
  if (target !== "") {
    const found = routesOf(isAltinn2(target) ? pathOf(target) : target, method?.toUpperCase());
    const [first] = found;
    const told = found.length === 1 ? first!.route : `${found.map((one) => one.method).join(", ")} ${first?.path}`;
    return { altinn2: told, migrations: [...new Set(found.map(({ migration }) => migration))] };
  }
  const words = text.split(/[\s.]+/);
  const contract = words.length > 1 ? contractOf(words[0]!.split("/").at(-1)!) : undefined;
  const operations = migrationsOfSoap(words.at(-1)!, contract);
  if (operations.length > 0 || words.length > 1) return { altinn2: words.join(" "), migrations: operations };
  const whole = contractOf(text.split("/").at(-1)!);
  return { altinn2: whole ?? text, migrations: whole === undefined ? [] : migrationsOfContract(whole) };
}

function hint(text: string): { nearest?: string } {
  const operations = (migrations as readonly Migration[]).flatMap(({ soap }) => Object.values(soap).flat());
  // Routes begin alike: half a likeness is none.
  const nearest = didYouMean(text, [...new Set([...routes.map(({ route }) => route), ...operations])], {
    threshold: 0.7,
  });
  return nearest === null ? {} : { nearest };
}
