import { stateOf } from "./call-state.js";
import type { DatasetDescriptor } from "./dataset.js";
import type { OperationDescriptor } from "./descriptor.js";
import type { Emit } from "./events.js";
import { httpDate } from "./retry-after.js";
import { nameOf, type Call, type Policy } from "./send.js";

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

/** Datasets that each client was told of. */
const toldDatasets = new WeakMap<Emit, Set<string>>();

/** Tells once, when an answer comes, that the dataset of a call is on its way out. */
export function deprecatedDataset({ name, sunset }: DatasetDescriptor): Policy {
  return (next) => async (request, call) => {
    const response = await next(request, call);
    const { emit } = stateOf(call);
    const told = toldDatasets.get(emit) ?? new Set();
    if (!told.has(name)) {
      toldDatasets.set(emit, told.add(name));
      emit({ type: "deprecation", call, said: "contract", dataset: name, ...(sunset !== undefined && { sunset }) });
    }
    return response;
  };
}

/** A date as in `@1688169599`, or in HTTP's form: `Sunset` has that one, and so had drafts of `Deprecation`. */
function isoDate(name: "since" | "sunset", text: string | null): object {
  const time = Number(/^@(\d{1,11})$/.exec(text ?? "")?.[1]) * 1000 || httpDate(text ?? "");
  return time === undefined ? {} : { [name]: new Date(time).toISOString() };
}
