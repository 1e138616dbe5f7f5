import type { SoapCredentials } from "../../model/soap.js";

/** What contracts call each credential, letter by letter. */
const names: Readonly<Record<keyof SoapCredentials["names"], readonly string[]>> = {
  systemUserName: ["systemUserName", "SystemUserName", "systemName", "agencyUserName"],
  systemPassword: ["systemPassword", "SystemPassword", "agencyPassword"],
  userName: ["userName", "UserName"],
  password: ["password", "Password"],
  userSSN: ["userSSN"],
  userPassword: ["userPassword"],
  userPinCode: ["userPinCode"],
  authMethod: ["authMethod"],
};

/**
 * Which of some elements are credentials: the names of a system with its password, of a user with a password, and of a
 * person with password, PIN code and method. A name without its password is a value like any other.
 */
export function credentialsAmong(elements: readonly string[]): SoapCredentials["names"] {
  const found = Object.fromEntries(
    Object.entries(names).flatMap(([credential, spellings]) => {
      const spelling = elements.find((element) => spellings.includes(element));
      return spelling === undefined ? [] : [[credential, spelling]];
    }),
  ) as SoapCredentials["names"];
  const { systemUserName, systemPassword, userName, password, userSSN, userPassword, userPinCode, authMethod } = found;
  const userSecret = password ?? (userSSN === undefined ? userPassword : undefined);
  return {
    ...(systemUserName && systemPassword && { systemUserName, systemPassword }),
    ...(userName && userSecret && { userName, password: userSecret }),
    ...(userSSN &&
      userPassword && { userSSN, userPassword, ...(userPinCode && { userPinCode }), ...(authMethod && { authMethod }) }),
  };
}
