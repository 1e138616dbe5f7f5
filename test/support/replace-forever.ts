/** Replaces a folder's files by one of two versions of them, again and again, until it is killed. */
import { replaceFolder } from "../../generator/files.js";

const [folder = ""] = process.argv.slice(2);

for (let round = 0; ; round++) {
  const version = round % 2 === 0 ? "one" : "two";
  const files = Array.from({ length: 40 }, (_, index) => [`deep/folder-${index % 5}/${index}.txt`, version] as const);
  await replaceFolder(folder, new Map(files), ["kept.txt"]);
  if (round === 0) process.stdout.write("started");
}
