import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { upstream } from "./upstream.js";

/** Where the mirror has the WSDLs of Altinn II. */
export const soap = `${upstream}/altinn2/soap`;

/** The folders that hold WSDLs; none without a mirror. */
export function foldersOfWsdls(): readonly string[] {
  if (!existsSync(soap)) return [];
  const files = readdirSync(soap, { recursive: true }) as string[];
  const wsdls = files.filter((file) => file.endsWith(".wsdl")).map((file) => dirname(file));
  return [...new Set(wsdls)].sort();
}

/** The folder with the latest month of a pinned contract: `EC` stands for its successor, too. */
export function newestOf(id: string, folders: readonly string[]): string {
  const [contract, channel = ""] = id.replace("altinn2/soap/", "").split("/");
  const own = folders.filter((folder) =>
    new RegExp(`/${contract}/${channel && `${channel}2?_`}\\d{4}`).test(`/${folder}`),
  );
  const month = (folder: string): string => /\d{4}-\d\d/.exec(folder)![0];
  return own.toSorted((one, other) => (month(one) < month(other) ? 1 : -1))[0]!;
}

/** The WSDLs and schemas of a folder. */
export function documentsOf(folder: string): readonly Uint8Array[] {
  return readdirSync(join(soap, folder))
    .filter((name) => /\.(?:wsdl|xsd)$/.test(name))
    .map((name) => readFileSync(join(soap, folder, name)));
}
