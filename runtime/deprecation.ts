import type { OperationDescriptor } from "./descriptor.js";
import type { Emit } from "./events.js";
import { httpDate } from "./retry-after.js";
import { nameOf, type Call } from "./send.js";

/** Hears of an answer. */
export type DeprecationWatch = (call: Call, operation: OperationDescriptor, response: Response) => void;

/**
 * Tells once of each operation that is on its way out, by its contract or by an answer.
 *
 * @see [RFC 9745](https://www.rfc-editor.org/rfc/rfc9745.html)
 * @see [RFC 8594](https://www.rfc-editor.org/rfc/rfc8594.html)
 */
export function watchDeprecations(emit: Emit): DeprecationWatch {
  const told = new Set<string>();
  return (call, operation, { headers }) => {
    const name = nameOf(call);
    const deprecation = headers.get("deprecation");
    const sunset = headers.get("sunset");
    const answered = (deprecation ?? sunset) !== null;
    if (!(answered || operation.deprecated) || told.has(name)) return;

    told.add(name);
    emit({
      type: "deprecation",
      call,
      said: answered ? "answer" : "contract",
      ...isoDate("since", deprecation),
      ...isoDate("sunset", sunset),
    });
  };
}

/** A date as in `@1688169599`, or in HTTP's form: `Sunset` has that one, and so had drafts of `Deprecation`. */
function isoDate(name: "since" | "sunset", text: string | null): object {
  const time = Number(/^@(\d{1,11})$/.exec(text ?? "")?.[1]) * 1000 || httpDate(text ?? "");
  return time === undefined ? {} : { [name]: new Date(time).toISOString() };
}
