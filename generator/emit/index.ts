import type { SourceFileStructure } from "ts-morph";
import type { Contract, XmlContract } from "../model/contract.js";
import type { Tree } from "../model/tree.js";
import type { XmlLibrary, XmlModule } from "../model/xml.js";
import { emitApi } from "./api.js";
import { emitDatasets } from "./datasets.js";
import { emitGraphql } from "./graphql.js";
import { printFile, withHeader } from "./print.js";
import { faultCodes } from "../../templates/fault-codes.js";
import { xmlRegistry } from "../../templates/xml-registry.js";
import { layout } from "./layout.js";
import { emitSoap } from "./soap.js";
import { xmlFiles } from "./xml.js";

/**
 * One contract's files, by path below the generated tree.
 *
 * @param modules - Those of all XML contracts: they and contracts over SOAP refer to one another.
 * @param library - The types in them.
 */
export async function emitContract(
  contract: Contract,
  modules: readonly XmlModule[],
  library: XmlLibrary,
): Promise<Tree> {
  const { id, spec } = contract;
  const tree = new Map<string, string>();
  if (contract.kind === "xml") {
    for (const [file, text] of xmlFiles(contract.module, library))
      tree.set(`${id}/${file}`, withHeader(text, `specs/${spec}`));
  } else {
    for (const [file, content] of await filesOf(contract, modules))
      tree.set(`${id}/${file}`, await printFile(content, `specs/${spec}`));
  }
  return tree;
}

async function filesOf(
  contract: Exclude<Contract, XmlContract>,
  modules: readonly XmlModule[],
): Promise<ReadonlyMap<string, SourceFileStructure | string>> {
  switch (contract.kind) {
    case "api":
      return emitApi(contract);
    case "graphql":
      return emitGraphql(contract);
    case "datasets":
      return emitDatasets(contract);
    case "soap":
      return emitSoap(contract, modules);
    case "soap-catalogue":
      return new Map([[layout.soapCatalogue.index, faultCodes(contract.codes)]]);
    case "registry":
      return new Map([[layout.registry.index, xmlRegistry(contract)]]);
  }
}
