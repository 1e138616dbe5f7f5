/**
 * A text that the contract does not list: a value that the service has got since. It can be told from the listed ones,
 * shown and sent back, but not made up.
 *
 * An enumeration, as nothing else is a text to the compiler and neither swallows its neighbours in a union, as `string`
 * would, nor counts as an object.
 */
export declare enum Unlisted {
  value = "~unlisted",
}

/** A number that the contract does not list. */
export declare enum UnlistedNumber {
  value,
}
