import { judgeMutations } from "./mutations.js";
import type { Sitting, Verdict } from "./measure.js";
import { judgeRandom } from "./random.js";
import { judgeSpeed } from "./speed.js";
import { judgeUpstream } from "./upstream.js";
import { judgeW3c } from "./w3c.js";

/** The judges by name, in the order they sit. */
export const judges: Readonly<Record<string, (sitting: Sitting) => Promise<Verdict>>> = {
  upstream: judgeUpstream,
  w3c: judgeW3c,
  random: judgeRandom,
  mutations: judgeMutations,
  speed: judgeSpeed,
};
