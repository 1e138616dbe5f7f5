/** The program that Node, Deno and Bun run: takes the place as its last argument, prints the results. */
import process from "node:process";
import { runChecks, type Place } from "./portable.js";

const place = JSON.parse(process.argv.at(-1)!) as Place;
console.log(JSON.stringify(await runChecks(place)));
