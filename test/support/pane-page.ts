import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";
import { build } from "vite";
import type { ExcelHost } from "../../addin/preview/host/excel-host.ts";
import type { CellValue } from "../../shared/cell.ts";
import { openContext } from "./browser.ts";

const installFile = fileURLToPath(new URL("../../addin/preview/host/install.ts", import.meta.url));

/** The simulated Excel as one script for pages. Built once a run: it is the same for all. */
let script: Promise<string> | null = null;

async function buildHostScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: false, lib: { entry: installFile, formats: ["iife"], name: "milepostHostScript" } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output !== undefined && "output" in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error("The simulated host could not be built");
  return chunk.code;
}

/** The workbook beside the pane, as the person at the keyboard has it. */
export interface PageWorkbook {
  readonly sheetNames: () => Promise<readonly string[]>;
  /** A1 address of a row's cell, found as people find it: by the key at its left and the title above. */
  readonly addressOf: (sheet: string, rowKey: string, columnTitle: string) => Promise<string>;
  readonly valueOf: (sheet: string, rowKey: string, columnTitle: string) => Promise<CellValue>;
  /** Types into a cell; what Excel answers when it refuses is an error. */
  readonly type: (sheet: string, rowKey: string, columnTitle: string, value: CellValue) => Promise<void>;
  /** Pastes over a cell: Excel's validation is passed over. */
  readonly paste: (sheet: string, rowKey: string, columnTitle: string, value: CellValue) => Promise<void>;
  readonly selected: () => Promise<string>;
  readonly deleteSheet: (sheet: string) => Promise<void>;
  /** What the add-in had opened as new workbooks or inserted as sheets, as base64. */
  readonly filesTaken: () => Promise<{ readonly opened: readonly string[]; readonly inserted: readonly string[] }>;
}

export interface PanePage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly workbook: PageWorkbook;
  /** What the page complained about: errors that nobody caught. */
  readonly errors: readonly string[];
}

const workbookOf = (page: Page): PageWorkbook => {
  const inHost = <Input, Output>(work: (host: ExcelHost, input: Input) => Output, input: Input): Promise<Output> =>
    page.evaluate(
      // The function is sent as text: it can use its arguments and nothing around it.
      ({ source, value }) => {
        const { milepostHost } = window;
        if (milepostHost === undefined) throw new Error("The page has no simulated Excel");
        // oxlint-disable-next-line no-implied-eval, no-new-func -- how playwright itself brings functions into a page
        const run = new Function(`return ${source}`)() as (host: ExcelHost, input: Input) => Output;
        return run(milepostHost, value as Input);
      },
      { source: work.toString(), value: input },
    );
  const addressOf: PageWorkbook["addressOf"] = async (sheet, rowKey, columnTitle) => {
    const address = await inHost(
      (host, wanted) => {
        const columns = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
        const text = (at: string) => String(host.valueAt(wanted.sheet, at));
        const rows = Array.from({ length: 200 }, (_, index) => index + 1);
        const header = rows.find((row) => columns.some((column) => text(`${column}${row}`) === wanted.columnTitle));
        const column = columns.find((letter) => text(`${letter}${header}`) === wanted.columnTitle);
        const row = rows.find((number) => number > Number(header) && text(`A${number}`) === wanted.rowKey);
        return column === undefined || row === undefined ? null : `${column}${row}`;
      },
      { sheet, rowKey, columnTitle },
    );
    if (address === null) throw new Error(`${sheet} has no ${columnTitle} of ${rowKey}`);
    return address;
  };
  return {
    addressOf,
    sheetNames: () => inHost((host) => host.model.sheets.map(({ name }) => name), null),
    valueOf: async (sheet, rowKey, columnTitle) => {
      const address = await addressOf(sheet, rowKey, columnTitle);
      return inHost((host, at) => host.valueAt(at.sheet, at.address), { sheet, address });
    },
    type: async (sheet, rowKey, columnTitle, value) => {
      const address = await addressOf(sheet, rowKey, columnTitle);
      const refusal = await inHost((host, at) => host.type(at.sheet, at.address, at.value ?? ""), {
        sheet,
        address,
        value,
      });
      if (refusal !== null) throw new Error(refusal);
    },
    paste: async (sheet, rowKey, columnTitle, value) => {
      const address = await addressOf(sheet, rowKey, columnTitle);
      await inHost((host, at) => host.paste(at.sheet, at.address, [[at.value ?? ""]]), { sheet, address, value });
    },
    selected: () => inHost((host) => host.selectedAddress(), null),
    deleteSheet: (sheet) =>
      inHost((host, name) => {
        const found = host.model.sheet(name);
        host.model.setVisibility(found, "Visible"); // Excel deletes no very hidden sheet
        host.deleteSheet(found);
      }, sheet),
    filesTaken: () => inHost((host) => ({ opened: host.createdWorkbooks, inserted: host.insertedWorkbooks }), null),
  };
};

/** Opens the pane of a running server beside an empty workbook, in a context of its own: another person's machine. */
export async function openPane(
  browser: Browser,
  origin: string,
  excel: NonNullable<Window["milepostHostOptions"]> = {},
): Promise<PanePage> {
  script ??= buildHostScript();
  const context = await openContext(browser, { viewport: { width: 360, height: 800 } });
  await context.addInitScript(`window.milepostHostOptions = ${JSON.stringify(excel)};`);
  await context.addInitScript(await script);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${origin}/taskpane.html`);
  return { page, context, workbook: workbookOf(page), errors };
}

/** Where the pane is shown: a page of its own, or the preview's frame. */
interface Shown {
  readonly page: Page | FrameLocator;
}

export async function signIn({ page }: Shown, code: string): Promise<void> {
  await page.getByLabel("Sign-in code").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** From home, or from having just signed in, to a document in the workbook. */
export async function openInWorkbook({ page }: Shown, kind: string, period: string): Promise<void> {
  const title = page.getByRole("heading", { name: "Start or open a document" });
  await title.waitFor();
  const folded = page.locator("details:not([open])").filter({ has: title });
  if ((await folded.count()) > 0) await title.click();
  await page.getByRole("combobox", { name: "Document", exact: true }).selectOption({ label: kind });
  const periods = page.getByRole("combobox", { name: "Period", exact: true });
  const option = periods.getByRole("option", { name: period });
  await periods.selectOption((await option.getAttribute("value")) ?? "");
  await page.getByRole("button", { name: "Open in this workbook" }).click();
  await page.getByRole("button", { name: "Refresh" }).waitFor();
}
