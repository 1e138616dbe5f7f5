/** Where Altinn II runs; Altinn 3's hosts (`platform.altinn.no`, `{org}.apps.altinn.no`) are others. */
const host = String.raw`(?:(?:www|tt02)\.)?altinn\.no|(?:[\w-]+\.)*altinn\.basefarm\.net|[a-z]{2}\d\d\.[a-z]+\.basefarm\.net`;

const atHost = new RegExp(String.raw`^(?:https?:)?//(?:${host})(?=[:/?#]|$)`, "i");

/** Whether a text is a URL of Altinn II. */
export function isAltinn2(text: string): boolean {
  return atHost.test(text);
}

/** Whether a text is the name of a host of Altinn II. */
export function isAltinn2Host(text: string): boolean {
  return atHost.test(`//${text}`);
}

/** What follows the host of a URL of Altinn II, such as `/api/my/messages`. */
export function pathOf(url: string): string {
  return url.replace(atHost, "").replace(/^:\d+/, "");
}
