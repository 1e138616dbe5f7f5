import type { SourceFileStructure } from "ts-morph";
import type { Contract, XmlContract } from "../model/contract.js";
import type { Tree } from "../model/tree.js";
import type { XmlLibrary } from "../model/xml.js";
import { emitApi } from "./api.js";
import { emitDatasets } from "./datasets.js";
import { emitGraphql } from "./graphql.js";
import { printFile, withHeader } from "./print.js";
import { xmlFiles } from "./xml.js";

/**
 * One contract's files, by path below the generated tree.
 *
 * @param library - The types of all XML contracts, which may refer to one another.
 */
export async function emitContract(contract: Contract, library: XmlLibrary): Promise<Tree> {
  const { id, spec } = contract;
  const tree = new Map<string, string>();
  if (contract.kind === "xml") {
    for (const [file, text] of xmlFiles(contract.module, library))
      tree.set(`${id}/${file}`, withHeader(text, `specs/${spec}`));
  } else {
    for (const [file, content] of await filesOf(contract))
      tree.set(`${id}/${file}`, await printFile(content, `specs/${spec}`));
  }
  return tree;
}

async function filesOf(
  contract: Exclude<Contract, XmlContract>,
): Promise<ReadonlyMap<string, SourceFileStructure | string>> {
  switch (contract.kind) {
    case "api":
      return emitApi(contract);
    case "graphql":
      return emitGraphql(contract);
    case "datasets":
      return emitDatasets(contract);
  }
}
