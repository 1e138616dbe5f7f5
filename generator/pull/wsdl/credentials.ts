import type { SoapCredentials } from "../../model/soap.js";

/** What contracts call each credential, letter by letter. */
const names: Readonly<Record<keyof SoapCredentials, readonly string[]>> = {
  systemUserName: ["systemUserName", "SystemUserName", "systemName", "agencyUserName"],
  systemPassword: ["systemPassword", "SystemPassword", "agencyPassword"],
  userName: ["userName", "UserName"],
  userPassword: ["userPassword", "password", "Password"],
  userSSN: ["userSSN"],
  userPinCode: ["userPinCode"],
  authMethod: ["authMethod"],
};

/**
 * Which elements of an input are credentials: the name of a system or a user, or the number of a person, each with its
 * password; and what proves a person's. A name without a password is a value like any other.
 */
export function credentialsAmong(elements: readonly string[]): SoapCredentials {
  const spelled = (credential: keyof SoapCredentials): string | undefined =>
    elements.find((element) => names[credential].includes(element));
  const groups: readonly (readonly (keyof SoapCredentials)[])[] = [
    ["systemUserName", "systemPassword"],
    ["userName", "userPassword"],
    ["userSSN", "userPassword", "userPinCode", "authMethod"],
  ];
  return Object.fromEntries(
    groups.flatMap((group) => {
      const found = group.flatMap((credential): (readonly [string, string])[] => {
        const element = spelled(credential);
        return element === undefined ? [] : [[credential, element]];
      });
      const [name, password] = group;
      return found.some(([one]) => one === name) && found.some(([one]) => one === password) ? found : [];
    }),
  );
}
