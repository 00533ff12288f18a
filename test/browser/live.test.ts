import type { Browser } from "playwright-core";
import { beforeEach, expect, it } from "vitest";
import { isShown } from "../support/browser.ts";
import { sampleForEachTest } from "../support/for-each-test.ts";
import { openInWorkbook, openPane, signIn, type PanePage } from "../support/pane-page.ts";
import type { SampleServer } from "../support/sample-server.ts";

const milestones = "IMAT milestones";

const sample = sampleForEachTest();

let browser: Browser;
let server: SampleServer;

beforeEach(() => {
  ({ browser, server } = sample());
});

async function paneOf(userId: string, kind = "IMAT assessment", period = "March 2019"): Promise<PanePage> {
  const pane = await openPane(browser, server.origin);
  await signIn(pane, server.codeOf(userId));
  await openInWorkbook(pane, kind, period);
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

it("shows in every open pane what another one explains, and keeps an answer that is being written beside it", async () => {
  const [cqm, measures] = ["Clinical quality measures", "CQM measures"];
  const [member, champion] = [await paneOf("member", cqm, "Q1 2019"), await paneOf("champion", cqm, "Q1 2019")];
  await member.workbook.type(measures, "AE4H", "Denominator", 13_655);
  await member.workbook.type(measures, "AE4H", "Numerator", 9_000);
  expect(await hears(member, "2 changes not saved yet")).toBe(true);
  await save(member);
  const [mine, theirs] = [member, champion].map(({ page }) => page.getByLabel("Why is this right?").first());
  await theirs?.fill("Because of the wint");
  await mine?.fill("A walk-in centre was closed.");
  await member.page.getByRole("button", { name: "Save explanation" }).first().click();
  expect(await hears(member, "Explanation saved")).toBe(true);

  expect(await isShown(champion.page.getByText("A walk-in centre was closed."))).toBe(true);
  expect(await theirs?.inputValue()).toBe("Because of the wint");
  await theirs?.fill("");
  await expect.poll(() => champion.page.getByRole("button", { name: "Change explanation" }).count()).toBe(1);
  expect(await member.page.getByRole("button", { name: "Change explanation" }).count()).toBe(1);
  expect([...member.errors, ...champion.errors]).toEqual([]);
});
