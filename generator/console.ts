import pc from "picocolors";

/** How a command speaks: results on stdout, all else on stderr. */
export interface Console {
  readonly json: boolean;
  /** A result for people; nothing with `--json`. */
  print(text: string): void;
  /** The result for machines; nothing without `--json`. */
  printJson(value: unknown): void;
  /** What is going on: one line that changes on a terminal, plain lines elsewhere. Nothing with `--quiet`. */
  progress(text: string): void;
  /** Something went wrong, or wants attention. */
  warn(text: string): void;
}

/** The flags every command takes. */
export interface ConsoleFlags {
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
}

/** Opens the console of one run. Colours and moving lines only on a terminal. */
export function openConsole({ json = false, quiet = false }: ConsoleFlags): Console {
  const { stdout, stderr } = process;
  const moving = stderr.isTTY && process.env["CI"] === undefined;
  let shown = false;
  const clear = (): void => {
    if (shown) stderr.write("\r\u001b[K");
    shown = false;
  };
  return {
    json,
    print: (text) => {
      clear();
      if (!json && !quiet) stdout.write(`${text}\n`);
    },
    printJson: (value) => {
      clear();
      if (json) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    progress: (text) => {
      if (quiet) return;
      clear();
      shown = moving;
      stderr.write(moving ? pc.dim(text.slice(0, (stderr.columns || 80) - 1)) : `${text}\n`);
    },
    warn: (text) => {
      clear();
      stderr.write(`${text}\n`);
    },
  };
}

/** Rows in aligned columns; numbers to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          typeof cell === "number" ? String(cell).padStart(widths[column]!) : cell.padEnd(widths[column]!),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
