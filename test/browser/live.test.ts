import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isShown, launchBrowser } from "../support/browser.ts";
import { openInWorkbook, openPane, signIn, type PanePage } from "../support/pane-page.ts";
import { startSampleServer, type SampleServer } from "../support/sample-server.ts";

const milestones = "IMAT milestones";

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

async function paneOf(userId: string): Promise<PanePage> {
  const pane = await openPane(browser, server.origin);
  await signIn(pane, server.codeOf(userId));
  await openInWorkbook(pane, "IMAT assessment", "March 2019");
  return pane;
}

const save = ({ page }: PanePage) => page.getByRole("button", { name: "Save", exact: true }).click();
const hears = ({ page }: PanePage, text: string | RegExp) => isShown(page.getByRole("status").getByText(text));

it("shows in every open pane what another one saves, without a word from its person", async () => {
  const [member, champion] = [await paneOf("member"), await paneOf("champion")];
  await member.workbook.type(milestones, "7", "Score", 2);
  expect(await hears(member, "1 change not saved yet")).toBe(true);
  await save(member);
  await expect.poll(() => champion.workbook.valueOf(milestones, "7", "Score"), { timeout: 15_000 }).toBe(2);
  expect(await hears(champion, "All saved, version 1")).toBe(true);

  // what the champion has typed and not saved stays, beside what comes in
  await champion.workbook.type(milestones, "6", "Score", 1);
  expect(await hears(champion, "1 change not saved yet")).toBe(true);
  await member.workbook.type(milestones, "5", "Score", 3);
  expect(await hears(member, "1 change not saved yet")).toBe(true);
  await save(member);
  await expect.poll(() => champion.workbook.valueOf(milestones, "5", "Score"), { timeout: 15_000 }).toBe(3);
  expect(await champion.workbook.valueOf(milestones, "6", "Score")).toBe(1);
  expect(await hears(champion, "1 change not saved yet")).toBe(true);
  await save(champion);
  await expect.poll(() => member.workbook.valueOf(milestones, "6", "Score"), { timeout: 15_000 }).toBe(1);
  expect([...member.errors, ...champion.errors]).toEqual([]);
});
