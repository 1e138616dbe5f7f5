/** Path → text: the files of one output, before anything touches a disk. Paths are relative and use `/`. */
export type Tree = ReadonlyMap<string, string>;
