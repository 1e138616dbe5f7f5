import type { Dataset } from "../model/contract.js";

/** The ways to a dataset's data. */
export type Road = "direct" | "file" | "open" | "accreditation";

/** How a dataset is fetched by one way: the flows it takes, and the lines that call them with a client `dan`. */
export interface RoadCode {
  readonly flows: readonly string[];
  readonly lines: readonly string[];
}

/** What a way's code is written for: a dataset, and the constant that stands for it. */
type RoadWriter = (constant: string, dataset: Dataset) => RoadCode;

export const roadCode: Readonly<Record<Road, RoadWriter>> = {
  direct: (constant, { parameters, values }) => ({
    flows: ["harvest"],
    lines: [
      ...(parameters.length === 0
        ? [`const { values } = await harvest(dan, ${constant}, { subject: "310724181" });`]
        : [
            `const { values } = await harvest(dan, ${constant}, {`,
            `  subject: "310724181",`,
            `  ${parametersOf(parameters)},`,
            `});`,
          ]),
      `console.log(values${member(values)});`,
    ],
  }),
  file: (constant, { parameters }) => ({
    flows: ["harvestFile"],
    lines: [
      `const file = await harvestFile(dan, ${constant}, {${parameters.length === 0 ? "" : ` ${parametersOf(parameters)} `}});`,
      "console.log((await file.bytes()).length);",
    ],
  }),
  open: (constant, { values }) => ({
    flows: ["openData"],
    lines: [
      `const { values } = await openData(dan, ${constant}, "310724181");`,
      `console.log(values${member(values)});`,
    ],
  }),
  accreditation: (constant, dataset) =>
    dataset.asynchronous ? onceAvailable(constant, dataset) : onceConsented(constant, dataset),
};

function onceConsented(constant: string, dataset: Dataset): RoadCode {
  return {
    flows: ["authorize", "harvestFrom", "waitForConsent"],
    lines: [
      ...authorization("{ id, consentUrl }", constant, dataset),
      "console.log(`The subject answers at ${consentUrl}`);",
      `if ((await waitForConsent(dan, id)) === "given") {`,
      `  const { values } = await harvestFrom(dan, id, ${constant});`,
      `  console.log(values${member(dataset.values)});`,
      "}",
    ],
  };
}

function onceAvailable(constant: string, dataset: Dataset): RoadCode {
  return {
    flows: ["authorize", "harvestAsAvailable"],
    lines: [
      ...authorization("accreditation", constant, dataset),
      "for await (const { data, error } of harvestAsAvailable(dan, accreditation)) {",
      "  if (error) throw error;",
      `  console.log(data.values${member(dataset.values)});`,
      "}",
    ],
  };
}

function authorization(what: string, constant: string, { consent, parameters, requirements }: Dataset): string[] {
  const procures = requirements.some(({ type }) => type === "LegalBasisRequirement");
  const asked = [
    `dataset: ${constant}`,
    ...(consent ? ["consent: true"] : []),
    ...(procures ? [`legalBasis: { type: "cpv", content: "45000000-7" }`] : []),
    ...(parameters.length === 0 ? [] : [parametersOf(parameters)]),
  ];
  return [
    `const ${what} = await authorize(dan, {`,
    `  requestor: "310724181",`,
    `  subject: "310724181",`,
    ...(consent ? [`  consentReference: "Case 1",`] : []),
    `  datasets: [{ ${asked.join(", ")} }],`,
    `});`,
  ];
}

/** What must be given; where nothing must, the first as an example. */
function parametersOf(parameters: Dataset["parameters"]): string {
  const required = parameters.filter((parameter) => parameter.required);
  const shown = required.length > 0 ? required : parameters.slice(0, 1);
  return `parameters: { ${shown.map((one) => `${key(one.name)}: ${example(one)}`).join(", ")} }`;
}

function example({ type }: Dataset["parameters"][number]): string {
  return { boolean: "true", number: "1", dateTime: `"2026-01-15"` }[type] ?? `""`;
}

/** How the first value is read. */
function member([first]: Dataset["values"]): string {
  if (first === undefined) return "";
  return key(first.name) === first.name ? `.${first.name}` : `[${JSON.stringify(first.name)}]`;
}

/** A property's name in an object literal. */
function key(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);
}
