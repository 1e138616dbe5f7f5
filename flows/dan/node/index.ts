/** What a bulk harvest needs of Node: files to go on from after a kill. Also runs in Deno and Bun. */
export { openJournal, type FileJournal, type JournalOptions } from "./journal.js";
export { openLines, type Lines } from "./lines.js";
