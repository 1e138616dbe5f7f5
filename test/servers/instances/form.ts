import { melding } from "../../../generated/altinn2/xml/forms/SERES/5742/34627/index.gen.js";
import { fromXml, toXml } from "../../../runtime/xml/index.js";

/** What an app keeps of a data element: form data as values, anything else as bytes. */
export type Content = { readonly form: object } | { readonly bytes: Uint8Array };

/** The data types of the apps; what each allows is checked by the name of the media type. */
export const dataTypes: Readonly<Record<string, { readonly contentTypes: readonly string[] }>> = {
  melding: { contentTypes: ["application/xml"] },
  vedlegg: { contentTypes: ["application/pdf", "text/plain"] },
};

/** True for the data type that is form data. */
export function isForm(dataType: string | null | undefined): boolean {
  return dataType === "melding";
}

/** Form data as sent. */
export function readForm(text: string, contentType: string): object {
  return contentType.includes("xml") ? fromXml(melding, text) : (JSON.parse(text) as object);
}

/** Form data with values at paths such as `Innrapportoer.geek.navn`. */
export function prefilled(values: Readonly<Record<string, string | null>>): object {
  const form: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(values)) {
    const names = path.split(".");
    const last = names.pop()!;
    let at = form;
    for (const name of names) at = (at[name] ??= {}) as Record<string, unknown>;
    at[last] = value;
  }
  return form;
}

/** Form data as Storage keeps it. Throws where it does not fit its schema. */
export function formXml(form: object): string {
  return toXml(melding, form as never);
}

/** True when an instance may leave the task in which its form is filled in. */
export function isComplete(content: Content | undefined): boolean {
  if (content === undefined || !("form" in content)) return false;
  try {
    formXml(content.form);
    return true;
  } catch {
    return false;
  }
}
