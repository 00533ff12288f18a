import react from "@vitejs/plugin-react";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import type { CallReply } from "../../addin/sync/api-client.ts";
import { launchBrowser } from "../support/browser.ts";
import { openPane } from "../support/pane-page.ts";
import { serveFolder } from "../support/serve-folder.ts";
import { providerRows, timeTyping } from "./pane-typing.ts";
import { figure, goal, heading } from "./report.ts";

/**
 * What the pane weighs and how long it takes until home is usable with 320 documents, beside a React task pane of the
 * packages of Microsoft's template, core-js and regenerator-runtime included as its webpack configuration does, in one run
 * of one browser; then how long typed values take to be judged in the preview: `npm run bench:pane`. Bytes are JavaScript
 * after gzip, of all files asked for by then; Office.js is left out on both sides, since Excel has it in its cache.
 */
const runs = 5;

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface Measured {
  readonly kilobytes: number;
  readonly milliseconds: number;
}

/** Loads the page and notes, in the page itself, when the button that makes it usable is there and what was asked for by then. */
async function measure(page: Page, folder: string, load: () => Promise<unknown>, button: string): Promise<Measured> {
  await page.addInitScript((name) => {
    const look = new MutationObserver(() => {
      const isThere = [...document.querySelectorAll("button")].some((each) =>
        (each.getAttribute("aria-label") ?? each.textContent).startsWith(name),
      );
      if (!isThere) return;
      performance.mark("usable");
      look.disconnect();
    });
    look.observe(document, { childList: true, subtree: true });
  }, button);
  await load();
  await page
    .getByRole("button", { name: new RegExp(`^${button}`) })
    .first()
    .waitFor();
  const { usable, files } = await page.evaluate(() => {
    const at = performance.getEntriesByName("usable")[0]?.startTime ?? Number.NaN;
    const asked = performance.getEntriesByType("resource").filter(({ startTime }) => startTime <= at);
    return {
      usable: at,
      files: asked.map(({ name }) => new URL(name)).map(({ origin, pathname }) => ({ origin, pathname })),
    };
  });
  const scripts = files.filter(({ origin, pathname }) => page.url().startsWith(origin) && pathname.endsWith(".js"));
  const sizes = await Promise.all(
    scripts.map(async ({ pathname }) => gzipSync(await readFile(join(folder, pathname))).length),
  );
  return { kilobytes: sizes.reduce((sum, size) => sum + size, 0) / 1_000, milliseconds: usable };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const percentile95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;

const kinds = [
  { kind: "cqm", periods: ["2016-Q1", "2016-Q2", "2016-Q3", "2016-Q4", "2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4"] },
];
const programId = "sim-2";
const timeZone = "America/Denver";
const practices = Array.from({ length: 40 }, (_, index) => ({
  practiceId: `practice-${index + 1}`,
  programId,
  name: `Practice ${index + 1}`,
  attributes: {},
}));
const periods = kinds.flatMap(({ kind, periods: named }) =>
  named.map((period) => ({ kind, period, dueDate: "2018-01-31" })),
);

/** A CHITA's world: forty practices with eight quarters each. */
const me: CallReply<"me"> = {
  user: { id: "user-1", name: "CHITA, northern region" },
  grants: practices.map(({ practiceId }) => ({ role: "chita", scope: { type: "practice", id: practiceId } })),
};
const programs: CallReply<"listPrograms"> = {
  programs: [{ programId, name: "SIM cohort 2", settings: {}, timeZone, periods }],
};
const documents: CallReply<"listDocuments"> = {
  documents: practices.flatMap(({ practiceId }) =>
    periods.map(({ kind, period, dueDate }) => ({
      documentId: `${practiceId}-${period}`,
      programId,
      practiceId,
      kind,
      period,
      status: "draft",
      version: 3,
      dueDate,
      timeZone,
      submittedAt: null,
      acceptedAt: null,
    })),
  ),
  nextCursor: null,
};
const replies: Readonly<Record<string, unknown>> = {
  "/v1/me": me,
  "/v1/programs": programs,
  "/v1/practices": { practices } satisfies CallReply<"listPractices">,
  "/v1/documents": documents,
};

async function measurePane(browser: Browser, folder: string): Promise<Measured> {
  const served = await serveFolder(folder, replies);
  const { page, context } = await openPane(browser, served.origin);
  await page.getByLabel("Sign-in code").waitFor();
  await page.evaluate(() => {
    const user = { id: "user-1", name: "CHITA, northern region" };
    const session = { token: "bench", expiresAt: "2099-01-01T00:00:00Z", user };
    localStorage.setItem("milepost.session", JSON.stringify(session));
  });
  const measured = await measure(page, folder, () => page.reload(), "Open Practice");
  await context.close();
  await served.close();
  return measured;
}

async function measureTemplate(browser: Browser, folder: string, file: string): Promise<Measured> {
  const served = await serveFolder(folder);
  const { page, context } = await openPane(browser, served.origin);
  const load = () => page.goto(`${served.origin}/${file}`);
  const measured = await measure(page, folder, load, "Insert text");
  await context.close();
  await served.close();
  return measured;
}

const folder = await mkdtemp(join(tmpdir(), "milepost-bench-pane-"));
// The pane where the server looks for it: typing is timed against the real one.
const [paneFolder, templateFolder] = [here("../../dist/"), join(folder, "template")];
process.env["NODE_ENV"] = "production";
await build({ configFile: here("../../vite.config.ts"), logLevel: "error" });
await build({
  configFile: false,
  root: here("./pane-template/"),
  plugins: [react()],
  logLevel: "error",
  build: {
    outDir: templateFolder,
    target: "es2022",
    rolldownOptions: { input: ["index.html", "plain.html"].map((file) => here(`./pane-template/${file}`)) },
  },
});

const browser = await launchBrowser();
type Which = "pane" | "template" | "plain";
const measured: Record<Which, Measured>[] = [];
for (let run = 0; run < runs; run++) {
  // By turns, so that whatever else the machine does falls on all.
  const pane = await measurePane(browser, paneFolder);
  const template = await measureTemplate(browser, templateFolder, "index.html");
  measured.push({ pane, template, plain: await measureTemplate(browser, templateFolder, "plain.html") });
}
const typing = await timeTyping(browser);
await browser.close();
await rm(folder, { recursive: true, force: true });

const of = (which: Which, what: keyof Measured): number => median(measured.map((each) => each[which][what]));
const ratio = (which: Which, what: keyof Measured): number => of("pane", what) / of(which, what);

heading("JavaScript before the first view is usable, gzip");
figure("Milepost, home with 320 documents", of("pane", "kilobytes"), "kB");
figure("A React pane of the template's packages, polyfills and all", of("template", "kilobytes"), "kB");
figure("The same without its polyfills", of("plain", "kilobytes"), "kB");
goal("Ratio to the template", ratio("template", "kilobytes"), "≤", 1);
figure("Ratio to the template without polyfills", ratio("plain", "kilobytes"));
heading(`Time until it is usable, from a local server, median of ${runs}`);
figure("Milepost, home with 320 documents", of("pane", "milliseconds"), "ms");
figure("A React pane of the template's packages, polyfills and all", of("template", "milliseconds"), "ms");
figure("The same without its polyfills", of("plain", "milliseconds"), "ms");
goal("Ratio to the template", ratio("template", "milliseconds"), "≤", 1);
figure("Ratio to the template without polyfills", ratio("plain", "milliseconds"));
for (const [name, times, most] of [
  ["the IMAT grid of 16 rows", typing.assessment, 100],
  [`CQMs by provider, ${providerRows.toLocaleString("en-US")} rows`, typing.providers, 200],
] as const) {
  heading(`From Enter to the judgement shown, in the preview, ${name}, ${times.length} values`);
  figure("Median", median(times), "ms");
  goal("95th percentile", percentile95(times), "≤", most, "ms");
}
