/** A product of the service. */
export interface ServiceContext {
  readonly languages: readonly string[];
  /** It has the texts a consent is asked for with. */
  readonly asksConsent: boolean;
}

const bokmål = ["no-nb"];
const plain: ServiceContext = { languages: bokmål, asksConsent: false };

/** Products by name. */
export const serviceContexts: ReadonlyMap<string, ServiceContext> = new Map([
  ["eBevis", { languages: bokmål, asksConsent: true }],
  ["Drosjeloyve", { languages: ["no-nb", "no-nn"], asksConsent: true }],
  ["Tilda", plain],
  ["OED", plain],
  ["Advokatregisteret", plain],
  ["DigitaleHelgeland", plain],
  ["Reelle rettighetshavere", plain],
  ["eDueDiligence", plain],
  ["DigitalGravferdsmelding", plain],
  ["Bits kontrollinformasjon", plain],
  ["DAN-test", { languages: bokmål, asksConsent: true }],
  ["Altinn Studio-apps", plain],
  ["NSG", { languages: [], asksConsent: false }],
]);

/** The subscription key that stands for a product: the gateway tells the service which one it is. */
export function keyOf(context: string): string {
  return `key-of-${context.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;
}

/** The product a subscription key stands for. */
export function contextOf(key: string): string | undefined {
  return [...serviceContexts.keys()].find((name) => keyOf(name) === key);
}
