import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isShown, launchBrowser } from "../support/browser.ts";
import { openInWorkbook, openPane, signIn } from "../support/pane-page.ts";
import { startSampleServer, type SampleServer } from "../support/sample-server.ts";

const measures = "CQM measures";
const report = "Indicator\tAttendances\tNumerator\tPerformance Rate\nAE4H\t13,700\t12,100\t88.3%";

let browser: Browser;
let server: SampleServer;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startSampleServer();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

it("a report's counts go into the sheet, can be taken back, are saved, and its columns are known the next time", async () => {
  const pane = await openPane(browser, server.origin);
  const { page, workbook } = pane;
  await signIn(pane, server.codeOf("champion"));
  await openInWorkbook(pane, "Clinical quality measures", "Q1 2019");
  await page.getByRole("tab", { name: "Fill in" }).click();
  const bring = async (): Promise<void> => {
    await page.getByRole("textbox", { name: "The report" }).fill(report);
    await page.getByRole("button", { name: "Look at the report" }).click();
  };
  const column = (name: string) => page.getByRole("combobox", { name, exact: true });
  await bring();
  await column("Indicator").selectOption({ label: "Measure" });
  await column("Attendances").selectOption({ label: "Denominator" });
  await page.getByRole("combobox", { name: "Record system" }).fill("Trust's own system");
  await page.getByRole("button", { name: "See what would change" }).click();
  expect(await isShown(page.getByText("AE4H, Denominator: blank → 13,700"))).toBe(true);
  expect(await workbook.valueOf(measures, "AE4H", "Denominator")).toBe("");

  await page.getByRole("button", { name: "Write 2 values into the sheet" }).click();
  await page.getByText("2 values are in the sheet.", { exact: false }).waitFor();
  expect(await workbook.valueOf(measures, "AE4H", "Denominator")).toBe(13_700);
  expect(await workbook.valueOf(measures, "AE4H", "Numerator")).toBe(12_100);
  await page.getByRole("status", { name: "Replaced" }).getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => workbook.valueOf(measures, "AE4H", "Numerator")).toBe("");

  await bring();
  expect(await column("Indicator").inputValue()).toBe("measure");
  expect(await column("Attendances").inputValue()).toBe("denominator");
  await page.getByRole("button", { name: "See what would change" }).click();
  await page.getByRole("button", { name: "Write 2 values into the sheet" }).click();
  await page.getByText("2 values are in the sheet.", { exact: false }).waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  expect(await isShown(page.getByRole("status").getByText(/2 changes saved/))).toBe(true);
  expect(pane.errors).toEqual([]);
});
