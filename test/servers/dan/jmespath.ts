import type { Ask } from "./ask.js";
import { refusal } from "./refusal.js";

/** An answer's JSON as the `query` wants it. */
export function shown({ query }: Ask, json: unknown): unknown {
  const expression = query.text("query");
  return expression === undefined ? json : search(expression, json);
}

/**
 * As much of JMESPath as the tests say: members, `[0]` and `[*]`, one after the other.
 *
 * @see [JMESPath](https://jmespath.org/specification.html)
 */
export function search(expression: string, json: unknown): unknown {
  const steps = expression.match(/\.?[A-Za-z_]\w*|\[(?:\*|-?\d+)\]/g) ?? [];
  if (steps.join("") !== expression || expression === "" || expression.startsWith(".")) throw refusal(1027);
  return follow(steps, json);
}

function follow([step, ...rest]: readonly string[], json: unknown): unknown {
  if (step === undefined) return json;
  if (step === "[*]") {
    if (!Array.isArray(json)) return null;
    return json.map((one) => follow(rest, one)).filter((one) => one !== null);
  }
  if (step.startsWith("["))
    return follow(rest, Array.isArray(json) ? (json.at(Number(step.slice(1, -1))) ?? null) : null);
  const member = Object(json) as Readonly<Record<string, unknown>>;
  return follow(rest, member[step.replace(".", "")] ?? null);
}
