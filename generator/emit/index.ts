import type { SourceFileStructure } from "ts-morph";
import type { Contract } from "../model/contract.js";
import type { Tree } from "../model/tree.js";
import type { XmlLibrary } from "../model/xml.js";
import { emitApi } from "./api.js";
import { emitDatasets } from "./datasets.js";
import { emitGraphql } from "./graphql.js";
import { printFile } from "./print.js";
import { xmlFiles } from "./xml.js";

/**
 * One contract's files, by path below the generated tree.
 *
 * @param library - The types of all XML contracts, which may refer to one another.
 */
export async function emitContract(contract: Contract, library: XmlLibrary): Promise<Tree> {
  const tree = new Map<string, string>();
  for (const [file, content] of await filesOf(contract, library)) {
    tree.set(`${contract.id}/${file}`, await printFile(content, contract.spec));
  }
  return tree;
}

async function filesOf(
  contract: Contract,
  library: XmlLibrary,
): Promise<ReadonlyMap<string, SourceFileStructure | string>> {
  switch (contract.kind) {
    case "api":
      return emitApi(contract);
    case "graphql":
      return emitGraphql(contract);
    case "datasets":
      return emitDatasets(contract);
    case "xml":
      return xmlFiles(contract.module, library);
  }
}
