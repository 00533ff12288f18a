import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { launchBrowser } from "../support/browser.ts";
import { serveFolder } from "../support/serve-folder.ts";
import { figure, goal, heading } from "./report.ts";
import { measureRules, type RulesFigures } from "./rules-figures.ts";

/*
 * What judging quality measures costs, in Node and in Chromium, one thread each: `npm run bench:rules`. Times are medians
 * by the clock: on a machine that others use too they say too much.
 */

function say(where: string, { documentsPerMinute, update, whole }: RulesFigures): void {
  heading(where);
  for (const { cells, milliseconds, providers } of whole) {
    const name = `whole: ${providers.toLocaleString("en")} providers × 10 rates, ${cells.toLocaleString("en")} cells`;
    if (providers === 2_000) goal(name, milliseconds, "≤", 100, "ms");
    else figure(name, milliseconds, "ms");
  }
  const [least, , most] = whole.map(({ cells, milliseconds }) => milliseconds / cells);
  goal("cost of a cell, largest document against smallest", (most ?? 0) / (least ?? 1), "≤", 1.5);
  goal("after one changed cell, p50", update.p50, "≤", 2, "ms");
  figure("after one changed cell, p99", update.p99, "ms");
  goal("practice documents a minute", documentsPerMinute, "≥", 10_000);
}

/** The same figures by the browser's own engine, from a build such as the pane's. */
async function measureInChromium(): Promise<RulesFigures> {
  const folder = await mkdtemp(join(tmpdir(), "milepost-rules-"));
  await build({
    configFile: false,
    logLevel: "warn",
    build: {
      outDir: folder,
      target: "es2022",
      lib: {
        entry: fileURLToPath(new URL("rules-figures.ts", import.meta.url)),
        formats: ["es"],
        fileName: () => "rules-figures.js",
      },
    },
  });
  await writeFile(
    join(folder, "index.html"),
    `<script type="module">import { measureRules } from "./rules-figures.js"; window.measured = measureRules();</script>`,
  );
  const served = await serveFolder(folder);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(served.origin);
    await page.waitForFunction("window.measured !== undefined", undefined, { timeout: 300_000 });
    return await page.evaluate<RulesFigures>("window.measured");
  } finally {
    await browser.close();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  }
}

heading(`Milepost rules, ${cpus().length} processors`);
say(`Node ${process.version}`, measureRules());
say("Chromium", await measureInChromium());
