import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnv } from "../../server/env.ts";
import { startServer } from "../../server/start.ts";
import { launchBrowser, openContext } from "../support/browser.ts";

/**
 * The README's picture of the preview, on the built pane: `node --import tsx test/browser/preview-picture.ts FILE`. An IMAT
 * grid partly filled, one score pasted that there is not, and the pane that says so.
 */
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("Name the file for the picture");

const folder = await mkdtemp(join(tmpdir(), "milepost-picture-"));
const env = readEnv({ PORT: "0", MILEPOST_DATA: folder, MILEPOST_LOG: "warn" });
if (!env.ok) throw new Error(env.error);
const server = await startServer(env.value);
const browser = await launchBrowser();
const context = await openContext(browser, { viewport: { width: 1_280, height: 800 } });
await context.grantPermissions(["clipboard-read", "clipboard-write"]);
const page = await context.newPage();
await page.goto(`${server.origin}/preview.html`);

const pane = page.frameLocator("iframe");
const champion = server.signIns.find(({ userId }) => userId === "champion");
await pane.getByLabel("Sign-in code").fill(champion?.code ?? "");
await pane.getByRole("button", { name: "Sign in" }).click();
await pane.getByRole("combobox", { name: "Document", exact: true }).selectOption({ label: "IMAT assessment" });
await pane.getByRole("button", { name: "Open in this workbook" }).click();
await pane.getByRole("button", { name: "Refresh" }).waitFor();

const goTo = async (address: string): Promise<void> => {
  await page.getByRole("textbox", { name: "Name box" }).fill(address);
  await page.keyboard.press("Enter");
};
const paste = async (text: string): Promise<void> => {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press("Control+v");
};
await goTo("C5");
await paste("2019-03-12\nAD913\n4\n5000");
await page.getByRole("tab", { name: "IMAT milestones" }).click();
await goTo("H5");
await paste("2\n3\n1\n7\n0\n2");
const problem = pane.getByRole("listitem").filter({ hasText: "7" }).filter({ hasText: "Milestone 4" });
await problem.getByRole("button", { name: "Go to cell" }).click();
await page.getByRole("gridcell", { name: "H8 7", exact: true, selected: true }).waitFor();
await page.getByRole("grid").focus();
await page.keyboard.press("ArrowLeft"); // off the note, which would cover the text
await pane.getByRole("button", { name: "Save", exact: true }).hover();
await page.screenshot({ path: file });

await browser.close();
await server.close();
await rm(folder, { recursive: true, force: true });
