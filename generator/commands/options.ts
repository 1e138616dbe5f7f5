import { specsDefault } from "../folders.js";
import { InputError } from "../errors.js";

/** An option that takes one value, and not an empty one: `--out "$UNSET"` is a slip, not the working folder. */
export function valueOption(name: string, describe: string): ValueOption {
  return {
    type: "string",
    requiresArg: true,
    describe,
    coerce: (value: string | readonly string[]) => {
      if (typeof value !== "string") throw new InputError(`--${name} is given more than once.`);
      if (value === "") throw new InputError(`--${name} is empty.`);
      return value;
    },
  };
}

interface ValueOption {
  readonly type: "string";
  readonly requiresArg: true;
  readonly describe: string;
  readonly coerce: (value: string | readonly string[]) => string;
}

/** Where pinned specs are read from. */
export const specsOption = {
  ...valueOption("specs", "Folder of pinned specs"),
  defaultDescription: specsDefault,
};

/** Where a generated tree lies. */
export const outOption = {
  ...valueOption("out", "Folder that holds the generated tree and nothing else"),
  default: "generated",
};

/** Which contracts are meant. */
export const idsOption = {
  type: "string",
  array: true,
  describe: "Ids or globs; all contracts when left out",
} as const;
