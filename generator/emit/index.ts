import type { SourceFileStructure } from "ts-morph";
import type { Contract } from "../model/contract.js";
import type { Tree } from "../model/tree.js";
import { emitApi } from "./api.js";
import { emitDatasets } from "./datasets.js";
import { emitGraphql } from "./graphql.js";
import { printFile } from "./print.js";
import { xmlFiles } from "./xml.js";

/** One contract's files, by path below the generated tree. */
export async function emitContract(contract: Contract): Promise<Tree> {
  const tree = new Map<string, string>();
  for (const [file, content] of await filesOf(contract)) {
    tree.set(`${contract.id}/${file}`, await printFile(content, contract.spec));
  }
  return tree;
}

async function filesOf(contract: Contract): Promise<ReadonlyMap<string, SourceFileStructure | string>> {
  switch (contract.kind) {
    case "api":
      return emitApi(contract);
    case "graphql":
      return emitGraphql(contract);
    case "datasets":
      return emitDatasets(contract);
    case "xml":
      return xmlFiles(contract.module);
  }
}
