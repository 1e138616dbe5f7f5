import type { ApiContract } from "../../../generator/model/contract.js";
import { startPrism } from "../../servers/prism.js";
import { clientOf, type CallByName } from "./client.js";
import type { Judge } from "./documents.js";
import { samplerOf, type Extent, type Sampler } from "./samples.js";

/** A judge at work: Prism runs on its document, and the contract's client is connected to it. */
export interface Bench {
  readonly judge: Judge;
  /** Makes values of what the judge's document tells of. */
  readonly samplers: Readonly<Record<Extent, Sampler>>;
  /** Calls a Prism that refuses what its document does not allow. */
  readonly ask: CallByName;
  /** Calls a Prism that answers whatever it is asked. */
  readonly hear: CallByName;
  close(): Promise<void>;
}

/** Starts Prism on a document, twice, and connects the contract's client. */
export async function openBench(contract: ApiContract, judge: Judge): Promise<Bench> {
  const strict = await startPrism(judge.document, { validateResponse: false });
  const lenient = await startPrism(judge.document, { validateRequest: false, validateResponse: false });
  const base = judge.base.replaceAll(/[{}]/g, "");
  const sampler = (extent: Extent) => samplerOf(contract.document, { extent, published: judge.part === "published" });
  return {
    judge,
    samplers: { everything: sampler("everything"), required: sampler("required"), nulls: sampler("nulls") },
    ask: await clientOf(contract, strict.url + base),
    hear: await clientOf(contract, lenient.url + base),
    close: async () => {
      await Promise.all([strict.close(), lenient.close()]);
    },
  };
}
