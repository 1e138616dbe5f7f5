import { melding, type HvemErHvem_M } from "altinnkit/altinn2/xml/forms/SERES/5742/34627";
import { fromXml, toXml } from "altinnkit/xml";

export function reads(text: string): string {
  const form: HvemErHvem_M = fromXml(melding, text);
  const kind: "frontend" | "backend" | "other" = form.InnrapporterteData.geekType;
  const years: string | null | undefined = form.InnrapporterteData.altinnErfaringAAr;
  return toXml(melding, form) + kind + (years ?? "");
}

export function wrong(): void {
  // @ts-expect-error -- a required element is missing
  toXml(melding, { InnrapporterteData: { geekType: "backend" } });
  const geek = { navn: "", foedselsdato: "", epost: "" };
  // @ts-expect-error -- not one of the listed values
  toXml(melding, { Innrapportoer: { geek }, InnrapporterteData: { geekType: "manager" } });
}
