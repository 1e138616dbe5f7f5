/** How names say the channel: `Basic`, `EC`, `EC2`, `AEC`, `AEC2`. `External` says nothing. */
const channel = /External|Basic|A?EC2?(?![a-z])|Ec$/g;

/**
 * What the names of one operation on all channels and in all versions have in common: `GetFormSetPdfEc` is
 * `GetFormSetPdf`.
 */
export function logicalName(operation: string): string {
  return operation.replace(channel, "").replace(/V\d$/, "");
}

/**
 * A contract's own name, of its service, port type or endpoint: `ICorrespondenceAgencyExternalBasic` is
 * `CorrespondenceAgency`.
 */
export function contractName(service: string): string {
  return service
    .replace(/^I(?=[A-Z])/, "")
    .replace(/SF$/, "")
    .replace(channel, "")
    .replace(/^Authorization(?=Administration|Token)/, "")
    .replace(/Receiver(?:Soap)?$/, "");
}
