import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

const conditions = ["altinnkit-source"];

/** As Node itself finds it: two of this package would not know each other's schemas. */
const alias = [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve("graphql") }];

/** `unit` proves the parts and runs in minutes; `conformance` runs whole programs and outside judges. */
export default defineConfig({
  resolve: { conditions, alias },
  ssr: { resolve: { conditions } },
  test: {
    testTimeout: 30_000,
    // Much of it waits for other programs; on two cores vitest would run one file at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: "test/support/bundle-cli.ts",
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["test/{unit,scenarios,types,examples,upstream}/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "conformance",
          include: ["test/{conformance,consumer}/**/*.test.ts"],
          testTimeout: 300_000,
        },
      },
    ],
  },
});
