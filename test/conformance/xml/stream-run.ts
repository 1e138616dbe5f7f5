import { measureStreams } from "../../../bench/xml/streams.js";

/** In a process of its own, as memory is counted from the most that was ever in use. */
console.log(JSON.stringify(await measureStreams(2e8)));
