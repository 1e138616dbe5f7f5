import { Bench } from "tinybench";
import { xmlRoot, type XmlTable } from "altinnkit/codegen";
import { fromXml, toXml } from "altinnkit/xml";

/** Reading and writing typed XML, beside JSON of the same data. Run it with `tsx --conditions=altinnkit-source bench/xml.ts`. */
const table: XmlTable = {
  namespace: "urn:bench",
  types: {
    Orders: { content: { element: "order", type: "Order", max: "unbounded" } },
    Order: {
      attributes: [
        { attribute: "id", type: "xs:int", required: true },
        { attribute: "orid", type: "xs:string", required: true, fixed: "1234" },
      ],
      content: {
        sequence: [
          { element: "organisation", type: "xs:string" },
          { element: "amount", type: "xs:decimal", nillable: true },
          { element: "date", type: "xs:date" },
          { element: "text", type: "xs:string", min: 0 },
        ],
      },
    },
  },
};

interface Orders {
  order: readonly {
    id: number;
    orid?: "1234";
    organisation: string;
    amount: string | null;
    date: string;
    text?: string;
  }[];
}

const orders = xmlRoot<Orders>({ element: "orders", type: "Orders", table });
const sizes = { "100 KB": 500, "5 MB": 25_000 };

for (const [size, count] of Object.entries(sizes)) {
  const value: Orders = {
    order: Array.from({ length: count }, (_, id) => ({
      id,
      organisation: "310724181",
      amount: id % 7 === 0 ? null : `${id}.50`,
      date: "2024-05-17",
      text: "Årlig næringsoppgave & vedlegg",
    })),
  };
  const xml = toXml(orders, value);
  const json = JSON.stringify(value);
  const bytes = new TextEncoder().encode(xml);
  const bench = new Bench({ time: 1000, iterations: 5, warmupTime: 200, warmupIterations: 1 })
    .add("fromXml, bytes", () => fromXml(orders, bytes))
    .add("fromXml, string", () => fromXml(orders, xml))
    .add("toXml", () => toXml(orders, value))
    .add("JSON.parse", () => JSON.parse(json) as unknown)
    .add("JSON.stringify", () => JSON.stringify(value));
  await bench.run();
  console.log(`${size}: ${bytes.length} bytes of XML, ${json.length} of JSON`);
  console.table(
    bench.tasks.map(({ name, result }) => {
      const isXml = name.includes("Xml");
      const milliseconds = "latency" in result ? result.latency.mean : Number.NaN;
      const megabytes = (isXml ? bytes.length : json.length) / 1e6;
      return { name, "ms per run": milliseconds.toFixed(2), "MB/s": (megabytes / (milliseconds / 1000)).toFixed(0) };
    }),
  );
}
