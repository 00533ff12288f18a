import type { Browser } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { isShown, openContext } from "../support/browser.ts";
import { sampleForEachTest } from "../support/for-each-test.ts";
import { openInWorkbook, openPane, signIn, type PanePage } from "../support/pane-page.ts";
import type { SampleServer } from "../support/sample-server.ts";

const cqm = "Clinical quality measures";
const imat = "IMAT assessment";
const measures = "CQM measures";
const milestones = "IMAT milestones";

const sample = sampleForEachTest();

let browser: Browser;
let server: SampleServer;

beforeEach(() => {
  ({ browser, server } = sample());
});

async function paneOf(userId: string): Promise<PanePage> {
  const pane = await openPane(browser, server.origin);
  await signIn(pane, server.codeOf(userId));
  return pane;
}

/** What the pane's live regions say, sooner or later. */
const hears = ({ page }: PanePage, text: string | RegExp) => isShown(page.getByRole("status").getByText(text));

/** The emergency department's one measure, which the sample's other quarters are filled with. */
async function fillMeasure({ workbook }: PanePage, denominator: number, numerator: number): Promise<void> {
  await workbook.type(measures, "AE4H", "Denominator", denominator);
  await workbook.type(measures, "AE4H", "Numerator", numerator);
}

describe("a champion's quarter", () => {
  it("goes from sign-in over a bad value and its correction to submission", async () => {
    const pane = await paneOf("champion");
    const { page, workbook } = pane;
    await openInWorkbook(pane, cqm, "Q1 2019");
    expect(await workbook.sheetNames()).toContain(measures);

    await workbook.type(measures, "AE4H", "Denominator", 13_700);
    await workbook.paste(measures, "AE4H", "Numerator", "n/a");
    const problem = page.getByRole("listitem").filter({ hasText: '"n/a" cannot be used here' });
    expect(await isShown(problem)).toBe(true);
    expect(await isShown(page.getByText(/^Must be fixed/))).toBe(true);
    expect(await page.getByRole("button", { name: "Submit" }).getAttribute("aria-disabled")).toBe("true");
    await problem.getByRole("button", { name: "Go to cell" }).click();
    await expect
      .poll(() => workbook.selected())
      .toBe(`${measures}!${await workbook.addressOf(measures, "AE4H", "Numerator")}`);

    await workbook.type(measures, "AE4H", "Numerator", 13_650);
    await page.getByText(/^Must be fixed/).waitFor({ state: "detached" });
    expect(await hears(pane, "2 changes not saved yet")).toBe(true);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    expect(await hears(pane, "2 changes saved.")).toBe(true);
    expect(await hears(pane, "All saved, version 1")).toBe(true);
    await page.getByRole("tab", { name: "History" }).click();
    expect(await isShown(page.getByText("Equal to this sheet."))).toBe(true);

    await page.getByRole("button", { name: "Submit" }).click();
    expect(await hears(pane, "Submitted.")).toBe(true);
    expect(await isShown(page.getByText("Submitted and waiting for review."))).toBe(true);
    expect(pane.errors).toEqual([]);
  });

  it("comes back with the reviewer's reason", async () => {
    const champion = await paneOf("champion");
    await openInWorkbook(champion, cqm, "Q1 2019");
    await fillMeasure(champion, 13_700, 13_650);
    expect(await hears(champion, "2 changes not saved yet")).toBe(true);
    await champion.page.getByRole("button", { name: "Submit" }).click();
    expect(await hears(champion, "Submitted.")).toBe(true);

    const chita = await paneOf("chita");
    await chita.page.getByRole("searchbox", { name: "Filter" }).fill("AD913 Q1 2019");
    await chita.page.getByRole("button", { name: /^Open AD913/ }).click();
    expect(await hears(chita, "All saved, version 1")).toBe(true);
    expect(await chita.page.getByText("Up to date.").count()).toBe(0); // nobody asked for that
    await chita.page.getByRole("button", { name: "Return", exact: true }).click();
    await chita.page.getByLabel("What has to change?").fill("Four weeks are missing.");
    await chita.page.getByRole("button", { name: "Return with this reason" }).click();
    expect(await hears(chita, "Returned to the practice.")).toBe(true);

    await champion.page.getByRole("button", { name: "Refresh" }).click();
    expect(await isShown(champion.page.getByText("Reason: Four weeks are missing."))).toBe(true);
    expect(await isShown(champion.page.getByRole("button", { name: "Submit" }))).toBe(true);
  });
});

describe("two people in one assessment", () => {
  it.each([
    { button: "Take theirs", left: 2 },
    { button: "Keep mine", left: 3 },
  ])("choose by cell: $button", async ({ button, left }) => {
    const [member, champion] = [await paneOf("member"), await paneOf("champion")];
    await openInWorkbook(member, imat, "March 2019");
    await openInWorkbook(champion, imat, "March 2019");

    await champion.context.setOffline(true); // online, the member's score would be in the sheet before the champion's
    await member.workbook.type(milestones, "7", "Score", 2);
    expect(await hears(member, "1 change not saved yet")).toBe(true);
    await member.page.getByRole("button", { name: "Save", exact: true }).click();
    expect(await hears(member, "1 change saved.")).toBe(true);

    await champion.workbook.type(milestones, "7", "Score", 3);
    expect(await hears(champion, /1 change/)).toBe(true); // not saved yet, or kept while offline
    await champion.context.setOffline(false);
    await champion.page.getByRole("button", { name: "Save", exact: true }).click();
    const conflict = champion.page.getByRole("group", { name: /Milestone 7/ });
    expect(await isShown(conflict.getByText(/Practice member/))).toBe(true);
    await conflict.getByRole("button", { name: button }).click();
    await conflict.waitFor({ state: "detached" });
    expect(await hears(champion, /All saved/)).toBe(true);
    expect(await champion.workbook.valueOf(milestones, "7", "Score")).toBe(left);
    await champion.page.getByRole("button", { name: `Restore ${5 - left}` }).click();
    await expect.poll(() => champion.workbook.valueOf(milestones, "7", "Score")).toBe(5 - left);
    expect(await hears(champion, "1 change not saved yet")).toBe(true);
    await champion.workbook.type(milestones, "7", "Score", left);
    expect(await hears(champion, /All saved/)).toBe(true);

    await member.page.getByRole("button", { name: "Refresh" }).click();
    await expect.poll(() => member.workbook.valueOf(milestones, "7", "Score")).toBe(left);
  });
});

describe("a team that scores together", () => {
  it("scores alone, sees the spread once all are in, and records what it agreed on", async () => {
    const pane = await paneOf("champion");
    const { page, workbook } = pane;
    await openInWorkbook(pane, imat, "March 2019");
    await page.getByRole("tab", { name: "Fill in" }).click();
    const part = page.getByRole("region", { name: "Scoring together" });
    await part.getByRole("button", { name: "Score as a team" }).click();
    await part.getByText("Scorer 1").waitFor();
    await part.getByRole("button", { name: "Add a scorer" }).click();
    await part.getByText("Scorer 2").waitFor();
    await workbook.type("IMAT scorer 1", "7", "My score", 0);
    await workbook.type("IMAT scorer 2", "7", "My score", 3);
    await part.getByRole("button", { name: "Hand in the sheet of scorer 1" }).click();
    await part.getByText("In, 1 of 16").waitFor();
    expect(await part.getByText("From 0 to 3").count()).toBe(0);
    await part.getByRole("button", { name: "Hand in the sheet of scorer 2" }).click();

    const milestone = part.getByRole("listitem").filter({ hasText: /^Milestone 7:/ });
    expect(await isShown(milestone.getByText("From 0 to 3"))).toBe(true);
    await milestone.getByRole("button", { name: "Record what we agree on" }).click();
    await milestone.getByRole("radio", { name: /^2/ }).check();
    await milestone.getByRole("textbox", { name: "Why?" }).fill("Roles are written down, training is not.");
    await milestone.getByRole("button", { name: "Record", exact: true }).click();
    await expect.poll(() => workbook.valueOf(milestones, "7", "Score")).toBe(2);
    expect(await workbook.valueOf(milestones, "7", "Notes")).toBe("Roles are written down, training is not.");
    expect(await isShown(milestone.getByText("In the assessment: 2"))).toBe(true);

    await page.getByRole("button", { name: "Save", exact: true }).click();
    expect(await hears(pane, "2 changes saved.")).toBe(true);
    expect(pane.errors).toEqual([]);
  });
});

describe("when things go wrong", () => {
  it("keeps what was typed while the server cannot be reached, and saves it later", async () => {
    const pane = await paneOf("champion");
    await openInWorkbook(pane, cqm, "Q1 2019");
    await fillMeasure(pane, 13_700, 13_650);
    expect(await hears(pane, "2 changes not saved yet")).toBe(true);
    await pane.context.setOffline(true);
    await pane.page.getByRole("button", { name: "Save", exact: true }).click();
    expect(await hears(pane, /Offline: your values stay in this workbook, 2 changes/)).toBe(true);
    await pane.context.setOffline(false);
    await pane.page.getByRole("button", { name: "Save", exact: true }).click();
    expect(await hears(pane, "All saved, version 1")).toBe(true);
  });

  it("brings people back to their document when the session ended under them", async () => {
    const pane = await paneOf("champion");
    await openInWorkbook(pane, cqm, "Q1 2019");
    await fillMeasure(pane, 13_700, 13_650);
    expect(await hears(pane, "2 changes not saved yet")).toBe(true);
    await pane.page.evaluate(async () => {
      const { token } = JSON.parse(localStorage.getItem("milepost.session") ?? "{}") as { token: string };
      await fetch("/v1/sessions/current", { method: "DELETE", headers: { Authorization: `Bearer ${token}` } });
    });
    await pane.page.getByRole("button", { name: "Save", exact: true }).click();
    expect(await isShown(pane.page.getByText("nothing you typed is lost"))).toBe(true);
    await signIn(pane, server.codeOf("member"));
    expect(await hears(pane, "2 changes not saved yet")).toBe(true);
    await pane.page.getByRole("button", { name: "Save", exact: true }).click();
    expect(await hears(pane, "All saved, version 1")).toBe(true);
  });

  it("binds sheets again whose hidden sheet was deleted, and asks where they differ from the program", async () => {
    const pane = await paneOf("champion");
    const { page, workbook } = pane;
    await openInWorkbook(pane, cqm, "Q1 2019");
    await fillMeasure(pane, 13_700, 13_650);
    expect(await hears(pane, "2 changes not saved yet")).toBe(true);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    expect(await hears(pane, "All saved, version 1")).toBe(true);
    await workbook.type(measures, "AE4H", "Numerator", 13_500);
    expect(await hears(pane, "1 change not saved yet")).toBe(true);
    await workbook.deleteSheet("_milepost");

    await page.getByRole("button", { name: "All documents" }).click();
    await page.getByRole("button", { name: /^Bind again/ }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const conflict = page.getByRole("group", { name: /AE4H/ });
    await conflict.getByRole("button", { name: "Keep mine" }).click();
    expect(await hears(pane, /All saved, version [23]/)).toBe(true);
    expect(await workbook.valueOf(measures, "AE4H", "Numerator")).toBe(13_500);
  });

  it("says that a code was used before", async () => {
    await paneOf("champion").then(({ page }) => page.getByRole("button", { name: "Open in this workbook" }).waitFor());
    const again = await paneOf("champion");
    expect(await isShown(again.page.getByRole("alert").getByText("This code does not work."))).toBe(true);
  });
});

describe("program staff", () => {
  it("open the consolidated export as a new workbook and insert it as sheets", async () => {
    const pane = await paneOf("staff");
    await pane.page.getByRole("tab", { name: "Export" }).click();
    await pane.page.getByRole("combobox", { name: "Documents" }).selectOption({ label: cqm });
    await pane.page.getByLabel("From period").selectOption({ label: "Q3 2018" });
    await pane.page.getByRole("button", { name: "Open as new workbook" }).click();
    expect(await hears(pane, "opened as a new workbook")).toBe(true);
    await pane.page.getByRole("button", { name: "Insert as sheets" }).click();
    expect(await hears(pane, "inserted at the end")).toBe(true);
    const { opened, inserted } = await pane.workbook.filesTaken();
    expect([...opened, ...inserted].map((file) => Buffer.from(file, "base64").toString("latin1", 0, 2))).toEqual([
      "PK",
      "PK",
    ]);
  });
});

describe("where the pane cannot run", () => {
  it("tells a visitor with a browser how to get it into Excel", async () => {
    const page = await (await openContext(browser)).newPage();
    await page.goto(`${server.origin}/taskpane.html`);
    expect(await isShown(page.getByRole("heading", { name: "Milepost works inside Excel" }))).toBe(true);
    const manifest = await page.getByRole("link", { name: "Download manifest.xml" }).getAttribute("href");
    expect((await page.request.get(`${server.origin}${manifest}`)).status()).toBe(200);
  });

  it("names the Excel it needs when this one is too old", async () => {
    const { page } = await openPane(browser, server.origin, { requirements: { ExcelApi: "1.8" } });
    expect(await isShown(page.getByRole("heading", { name: "This Excel is too old for Milepost" }))).toBe(true);
  });

  it("offers to try again when Office.js did not come", async () => {
    const context = await browser.newContext();
    await context.route("https://appsforoffice.microsoft.com/**", (route) => route.abort());
    const page = await context.newPage();
    await page.goto(`${server.origin}/taskpane.html`);
    expect(await isShown(page.getByRole("button", { name: "Try again" }))).toBe(true);
  });
});
