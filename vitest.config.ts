import { defineConfig } from "vitest/config";

/**
 * Two projects, both run by `npm test`. `unit` is everything that runs in Node alone; `browser` drives the built pane in
 * Chromium and builds it once beforehand. Browser files run one after another: each has a browser and a server of its own,
 * and side by side they would only wait for one another.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          include: ["test/{unit,integration,contract}/**/*.test.{ts,tsx}"],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "browser",
          environment: "node",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/support/build-pane.ts"],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
