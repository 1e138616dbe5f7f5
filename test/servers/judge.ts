import { startApi, type Answer, type Received } from "./api.js";
import { documentOf } from "./judged-documents.js";
import { startPrism } from "./prism.js";

/** Prism as the judge between a service and those who call it. */
export interface Judge {
  /** What the service answers, or what Prism has against the request or that answer. */
  judge(received: Received, answer: () => Answer | Promise<Answer>): Promise<Answer>;
  close(): Promise<void>;
}

interface Exchange {
  readonly answer: () => Answer | Promise<Answer>;
  answered?: Answer;
}

/**
 * Starts Prism on the document of a contract, to judge requests and answers.
 *
 * Their bytes go beside it, as it takes every body for text.
 *
 * @param base - Path the service lies under; the document's paths stand below it.
 */
export async function startJudge(id: string, base: string): Promise<Judge> {
  const exchanges = new Map<string, Exchange>();
  const behind = await startApi(async ({ headers }) => {
    const exchange = exchanges.get(String(headers["x-exchange"]))!;
    return (exchange.answered = await exchange.answer());
  });
  const { document, base: written } = await documentOf(id);
  const prism = await startPrism(document, { upstream: behind.url });

  return {
    judge: async ({ method, url, headers, body }, answer) => {
      const exchange: Exchange = { answer };
      const key = crypto.randomUUID();
      exchanges.set(key, exchange);
      const { host: _, connection: __, "transfer-encoding": ___, ...forwarded } = headers as Record<string, string>;
      const judged = await fetch(prism.url + written + url.slice(base.length), {
        method,
        headers: { ...forwarded, "x-exchange": key },
        ...(body.length > 0 && { body: new Uint8Array(body) }),
      });
      const said = await judged.text();
      exchanges.delete(key);
      const { answered } = exchange;
      if (answered !== undefined && (answered.status ?? 200) === judged.status) return answered;
      const type = judged.headers.get("content-type") ?? "text/plain";
      return { status: judged.status, headers: { "Content-Type": type }, body: said };
    },
    close: async () => {
      await Promise.all([behind.close(), prism.close()]);
    },
  };
}
