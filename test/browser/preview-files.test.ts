import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Workbook } from "@cj-tech-master/excelts";
import type { Download, Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { isShown } from "../support/browser.ts";
import { previewForEachTest } from "../support/for-each-test.ts";
import { temporaryFolder } from "../support/server-fixture.ts";
import type { SampleServer } from "../support/sample-server.ts";

const preview = previewForEachTest();

let server: SampleServer;
let page: Page;
let errors: readonly string[];

beforeEach(() => {
  ({ server, page, errors } = preview());
});

const cell = (on: Page, address: string, shown = "") =>
  on.getByRole("gridcell", { name: `${address} ${shown}`.trim(), exact: true });

async function saved(start: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), start()]);
  return kept(download);
}

async function kept(download: Download): Promise<string> {
  const path = join(await temporaryFolder(), download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

async function open(path: string): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open…" }).click();
  await (await choosing).setFiles(path);
}

async function signIn(userId: string): Promise<void> {
  const pane = page.frameLocator("iframe");
  await pane.getByLabel("Sign-in code").fill(server.codeOf(userId));
  await pane.getByRole("button", { name: "Sign in" }).click();
}

describe("files in the preview", () => {
  it("keep a Milepost workbook: saved, opened again, and found by the pane with nothing different", async () => {
    const pane = page.frameLocator("iframe");
    await signIn("champion");
    await pane.getByRole("combobox", { name: "Document", exact: true }).selectOption({ label: "IMAT assessment" });
    await pane.getByRole("button", { name: "Open in this workbook" }).click();
    await pane.getByRole("button", { name: "Refresh" }).waitFor();
    await page.getByRole("tab", { name: "IMAT milestones" }).click();
    await page.getByRole("textbox", { name: "Name box" }).fill("H5");
    await page.keyboard.press("Enter");
    await page.keyboard.type("2");
    await page.keyboard.press("Enter");
    await pane.getByRole("button", { name: "Save", exact: true }).click();
    await pane
      .getByRole("status")
      .getByText(/change saved/)
      .waitFor();
    const path = await saved(() => page.getByRole("button", { name: "Save to file" }).click());

    await page.getByRole("button", { name: "New sheet" }).click();
    await page.keyboard.type("lost");
    await page.keyboard.press("Enter");
    await open(path);
    await page
      .getByRole("alertdialog", { name: "Open another workbook?" })
      .getByRole("button", { name: "Open" })
      .click();
    expect(await isShown(page.getByRole("status").getByText("Book1.xlsx is open."))).toBe(true);
    expect(await isShown(cell(page, "H5", "2"))).toBe(true);
    expect(await isShown(pane.getByText("1 of 16 milestones scored"))).toBe(true);
    await pane.getByRole("button", { name: "Refresh" }).waitFor();
    expect(await pane.getByText(/not saved|unsaved/i).count()).toBe(0);
    // It goes on as before: what is typed now is judged and saved.
    await page.getByRole("textbox", { name: "Name box" }).fill("H6");
    await page.keyboard.press("Enter");
    await page.keyboard.type("3");
    await page.keyboard.press("Enter");
    expect(await isShown(pane.getByText("2 of 16 milestones scored"))).toBe(true);
    expect(errors).toEqual([]);
  });

  it("hold what is still being typed, saved by Ctrl+S from the workbook or the pane", async () => {
    const pane = page.frameLocator("iframe");
    await page.getByRole("grid").focus();
    await page.keyboard.type("first");
    const first = await saved(() => page.keyboard.press("Control+s"));
    expect(await isShown(cell(page, "A1", "first"))).toBe(true);
    await page.keyboard.type("second");
    await pane.getByLabel("Sign-in code").focus();
    const second = await saved(() => page.keyboard.press("Control+s"));
    const valueIn = async (path: string) => {
      const workbook = new Workbook();
      await workbook.xlsx.load(await readFile(path));
      return workbook.worksheets[0]?.getCell("A1").value;
    };
    expect([await valueIn(first), await valueIn(second)]).toEqual(["first", "second"]);
    expect(errors).toEqual([]);
  });

  it("that are no workbook are named, and what is open stays", async () => {
    await page.getByRole("grid").focus();
    await page.keyboard.type("mine");
    await page.keyboard.press("Enter");
    const path = join(await temporaryFolder(), "notes.xlsx");
    await writeFile(path, "no workbook");
    await open(path);
    await page.getByRole("alertdialog").getByRole("button", { name: "Open" }).click();
    const refusal = page.getByRole("alertdialog").getByText("notes.xlsx is not an Excel workbook", { exact: false });
    expect(await isShown(refusal)).toBe(true);
    await page.getByRole("button", { name: "OK" }).click();
    expect(await isShown(cell(page, "A1", "mine"))).toBe(true);
  });

  it("are drawn with their pictures, colour scales, data bars and icons, and follow what is typed", async () => {
    const workbook = new Workbook();
    const sheet = workbook.addWorksheet("Rates");
    sheet.addRows([
      [0, 0, 0],
      [5, 5, 5],
      [10, 10, 10],
    ]);
    const ends = [{ type: "min" }, { type: "max" }] as const;
    sheet.addConditionalFormatting({
      ref: "A1:A3",
      rules: [{ type: "colorScale", cfvo: [...ends], color: [{ argb: "FFFFFFFF" }, { argb: "FF00B050" }] }],
    });
    sheet.addConditionalFormatting({
      ref: "B1:B3",
      rules: [{ type: "dataBar", cfvo: [...ends], color: { argb: "FF638EC6" }, gradient: false }],
    });
    const thirds = [0, 33, 67].map((value) => ({ type: "percent", value }) as const);
    sheet.addConditionalFormatting({ ref: "C1:C3", rules: [{ type: "iconSet", iconSet: "3Arrows", cfvo: thirds }] });
    const icon = await readFile(new URL("../../addin/public/assets/icon-32.png", import.meta.url));
    const imageId = workbook.addImage({ buffer: icon, extension: "png" });
    sheet.addImage(imageId, { tl: { col: 4, row: 1 }, ext: { width: 64, height: 48 } });
    const path = join(await temporaryFolder(), "rates.xlsx");
    await writeFile(path, new Uint8Array(await workbook.xlsx.writeBuffer()));
    await open(path);
    expect(await isShown(page.getByRole("status").getByText("rates.xlsx is open.", { exact: true }))).toBe(true);

    const fillOf = (address: string, shown: string) =>
      cell(page, address, shown).evaluate((element) => getComputedStyle(element).backgroundColor);
    await expect.poll(() => fillOf("A2", "5")).toBe("rgb(128, 216, 168)");
    expect(await fillOf("A3", "10")).toBe("rgb(0, 176, 80)");
    const barShare = (address: string, shown: string) =>
      cell(page, address, shown).evaluate((element) => {
        const bar = element.querySelector(".bar > div");
        return bar === null ? 0 : Math.round((100 * bar.clientWidth) / (bar.parentElement?.clientWidth ?? 1));
      });
    expect(await Promise.all([barShare("B1", "0"), barShare("B3", "10")])).toEqual([0, 100]);
    expect(Math.abs((await barShare("B2", "5")) - 50)).toBeLessThan(4); // whole pixels
    expect(await cell(page, "C3", "10").locator("svg").count()).toBe(1);
    const picture = page.getByRole("img", { name: "Picture" });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(32);
    const [box, at] = [await picture.boundingBox(), await cell(page, "E2").boundingBox()];
    expect([box?.x, box?.y, box?.width, box?.height]).toEqual([at?.x, at?.y, 64, 48]);

    await page.getByRole("grid").focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("10");
    await page.keyboard.press("Enter");
    await page.keyboard.type("20");
    await page.keyboard.press("Enter");
    await expect.poll(() => fillOf("A2", "20")).toBe("rgb(0, 176, 80)");
    expect(await fillOf("A1", "10")).toBe("rgb(255, 255, 255)");
    expect(errors).toEqual([]);
  });

  it("come out of the consolidated export as sheets here, and as a workbook of its own", async () => {
    const pane = page.frameLocator("iframe");
    await signIn("staff");
    await pane.getByRole("tab", { name: "Export" }).click();
    await pane.getByRole("combobox", { name: "Documents" }).selectOption({ index: 1 });
    await pane.getByRole("button", { name: "Insert as sheets" }).click();
    expect(await isShown(page.getByRole("tab").nth(2))).toBe(true);
    await pane.getByRole("button", { name: "Open as new workbook" }).click();
    const box = page.getByRole("alertdialog", { name: "A new workbook" });
    const [tab] = await Promise.all([
      page.waitForEvent("popup"),
      box.getByRole("button", { name: "Open in a new tab" }).click(),
    ]);
    expect(await isShown(tab.getByRole("tab").nth(1))).toBe(true);
    expect(await tab.title()).toBe("Book2.xlsx - Milepost preview");
    expect((await readFile(await saved(() => page.keyboard.press("Control+s")))).length).toBeGreaterThan(1_000);
  });
});
