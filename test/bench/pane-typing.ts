import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { readEnv } from "../../server/env.ts";
import { startServer, type RunningServer } from "../../server/start.ts";
import { isValidNpi } from "../../shared/measure/npi.ts";
import { openContext } from "../support/browser.ts";

/** From Enter in a cell to the pane's words about it, in the preview: milliseconds, one for each value typed. */
export interface TypingTimes {
  readonly assessment: readonly number[];
  readonly providers: readonly number[];
}

/** Provider rows: as many as five measures have at the 2,000 providers a measure that their interface takes. */
const measuresWithProviders = 5;
const providersAMeasure = 2_000;
export const providerRows = measuresWithProviders * providersAMeasure;

interface Preview {
  readonly page: Page;
  readonly pane: Frame;
}

async function openPreview(
  browser: Browser,
  { origin, signIns }: RunningServer,
  userId: string,
  kind: string,
): Promise<Preview> {
  const context = await openContext(browser, { viewport: { width: 1_280, height: 800 } });
  // tsx names the functions it passes on, with a helper that pages have not.
  await context.addInitScript("globalThis.__name = (named) => named");
  const page = await context.newPage();
  await page.goto(`${origin}/preview.html`);
  const frame = page.frameLocator("iframe");
  await frame.getByLabel("Sign-in code").fill(signIns.find((signIn) => signIn.userId === userId)?.code ?? "");
  await frame.getByRole("button", { name: "Sign in" }).click();
  await frame.getByRole("combobox", { name: "Document", exact: true }).selectOption({ label: kind });
  await frame.getByRole("button", { name: "Open in this workbook" }).click();
  await frame.getByRole("button", { name: "Refresh" }).waitFor();
  const pane = page.frames().find((each) => each !== page.mainFrame());
  if (pane === undefined) throw new Error("The preview has no pane");
  await page.evaluate(() => {
    addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Enter") performance.mark("enter");
      },
      true,
    );
  });
  return { page, pane };
}

/** Waits until the pane has judged what it knows of: it is busy no more, and says the same for a while. */
async function settle({ pane }: Preview): Promise<void> {
  await pane.waitForFunction(() => document.querySelector("main")?.getAttribute("aria-busy") === "false");
  await pane.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const quiet = () => setTimeout(resolve, 400);
        let timer = quiet();
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = quiet();
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
  );
}

/** Types a value into a cell as people do, and times the pane: its main part says something else when it has judged. */
async function timeEntry(preview: Preview, address: string, value: string): Promise<number> {
  const { page, pane } = preview;
  await page.getByRole("textbox", { name: "Name box" }).fill(address);
  await page.keyboard.press("Enter");
  await page.keyboard.type(value);
  const shown = pane.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const text = () => document.querySelector("main")?.textContent;
        const before = text();
        const look = new MutationObserver(() => {
          if (text() === before) return;
          look.disconnect();
          resolve(performance.timeOrigin + performance.now());
        });
        look.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
  );
  await pane.evaluate(() => 0); // the observer is in place once this, sent after it, is answered
  await page.keyboard.press("Enter");
  const at = await shown;
  const entered = await page.evaluate(() => {
    const marks = performance.getEntriesByName("enter");
    return performance.timeOrigin + (marks.at(-1)?.startTime ?? Number.NaN);
  });
  await settle(preview);
  return at - entered;
}

/** The header's row and the letter of a column, counted from 1 as the sheet counts. */
const findColumn = ({ page }: Preview, sheet: string, key: string, title: string) =>
  page.evaluate(
    (wanted) => {
      const letters = "ABCDEFGHIJKLMNOPQRST".split("");
      const at = (address: string) => String(window.excelHost?.valueAt(wanted.sheet, address) ?? "");
      const row = Array.from({ length: 40 }, (_, index) => index + 1).find(
        (each) => letters.some((letter) => at(`${letter}${each}`) === wanted.title) && at(`A${each}`) === wanted.key,
      );
      if (row === undefined) throw new Error(`${wanted.sheet} has no ${wanted.title}`);
      return { row, letter: letters.find((letter) => at(`${letter}${row}`) === wanted.title) ?? "" };
    },
    { sheet, key, title },
  );

async function timeAssessment(browser: Browser, server: RunningServer): Promise<number[]> {
  const sheet = "IMAT milestones";
  const preview = await openPreview(browser, server, "champion", "IMAT assessment");
  await preview.page.getByRole("tab", { name: sheet }).click();
  const { row, letter } = await findColumn(preview, sheet, "#", "Score");
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    await preview.page.evaluate(([name, area]) => window.excelHost?.clear(name, area), [
      sheet,
      `${letter}${row + 1}:${letter}${row + 16}`,
    ] as const);
    await settle(preview);
    for (let milestone = 1; milestone <= 16; milestone++) {
      times.push(await timeEntry(preview, `${letter}${row + milestone}`, String(1 + (milestone % 3))));
    }
  }
  await preview.page.context().close();
  return times;
}

/** Numbers that pass as NPIs and are nobody's: from 1999999999 downwards. */
function npis(count: number): string[] {
  const found: string[] = [];
  for (let number = 1_999_999_999; found.length < count; number--) {
    if (isValidNpi(String(number))) found.push(String(number));
  }
  return found;
}

async function timeProviders(browser: Browser, server: RunningServer): Promise<number[]> {
  const sheet = "CQM providers";
  const preview = await openPreview(browser, server, "champion-adult", "Clinical quality measures");
  await preview.page.getByRole("tab", { name: sheet }).click();
  const denominator = await findColumn(preview, sheet, "Measure", "Denominator");
  const numerator = await findColumn(preview, sheet, "Measure", "Numerator");
  await preview.page.evaluate(
    ({ name, head, columns, providers, measures }) => {
      const host = window.excelHost;
      if (host === undefined) throw new Error("The preview has no workbook");
      const ids = [...new Set(host.values("CQM measures", "A1:A60").flat().map(String))];
      const known = ids.filter((id) => /^CMS\d+v\d+$/.test(id)).slice(0, measures);
      const rows = known.flatMap((id) => providers.map((npi) => [id, npi]));
      host.paste(name, `A${head + 1}`, rows);
      for (const [letter, value] of columns)
        host.paste(
          name,
          `${letter}${head + 1}`,
          rows.map(() => [value]),
        );
    },
    {
      name: sheet,
      head: denominator.row,
      columns: [
        [denominator.letter, 40],
        [numerator.letter, 21],
      ] as const,
      providers: npis(providersAMeasure),
      measures: measuresWithProviders,
    },
  );
  await settle(preview);
  const times: number[] = [];
  // Now one patient too many, then again as many as there can be: every value changes what the pane has to say.
  for (let entry = 0; entry < 40; entry++) {
    const row = denominator.row + 1 + (entry >> 1) * 450;
    times.push(await timeEntry(preview, `${numerator.letter}${row}`, entry % 2 === 0 ? "41" : "22"));
  }
  await preview.page.context().close();
  return times;
}

/** Times typing in both grids, against the real server in a folder of its own. */
export async function timeTyping(browser: Browser): Promise<TypingTimes> {
  const folder = await mkdtemp(join(tmpdir(), "milepost-bench-typing-"));
  const env = readEnv({ PORT: "0", MILEPOST_DATA: folder, MILEPOST_LOG: "error" });
  if (!env.ok) throw new Error(env.error);
  const server = await startServer(env.value);
  const assessment = await timeAssessment(browser, server);
  const providers = await timeProviders(browser, server);
  await server.close();
  await rm(folder, { recursive: true, force: true });
  return { assessment, providers };
}
