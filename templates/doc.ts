/** Text that cannot end the comment it stands in. */
export function docText(text: string): string {
  return text.replaceAll("*/", "*\u200b/");
}

/** A string literal. */
export function literal(value: unknown): string {
  return JSON.stringify(value);
}
