/** Writes docs/migration.md from the migration table. */
import { writeFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { migrationPage } from "../generator/migrate/page.js";

const file = "docs/migration.md";
const options = await resolveConfig(file);
await writeFile(file, await format(migrationPage(), { ...options, filepath: file }));
