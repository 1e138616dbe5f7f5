import { InputError } from "./errors.js";

/** Build tools that people who only import clients need not install. */
const tools = ["prettier", "ts-morph", "yargs"];

/** The error to show when a build tool is not installed: one line that installs them all. */
export function missingTool(error: unknown): InputError | undefined {
  const { code, message } = error as { code?: string; message?: string };
  const missing = code === "ERR_MODULE_NOT_FOUND" && tools.find((tool) => message?.includes(`'${tool}'`));
  if (typeof missing !== "string") return undefined;
  return new InputError(
    `altinnkit's command line needs ${missing}. Install its tools:\n  npm install --save-dev prettier ts-morph@27 yargs`,
  );
}
