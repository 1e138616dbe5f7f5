import { expect, test } from "vitest";
import { sources } from "../../../generator/sources/index.js";
import { environments, surroundingsOf } from "../../../runtime/environments.js";

const platform = environments.flatMap((name) => {
  const { platform } = surroundingsOf(name);
  return platform === undefined ? [] : [[name, platform]];
});

test.each(sources.filter(({ api }) => api?.servers["prod"]?.startsWith("https://platform.altinn.no/")))(
  "$id runs in every environment the runtime knows, on that platform's host",
  ({ api }) => {
    const { local: _, ...servers } = api!.servers;
    const origins = Object.entries(servers).map(([name, url]) => [name, new URL(url).origin]);

    expect(origins).toEqual(platform);
  },
);
