import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isShown, launchBrowser } from "../support/browser.ts";
import { openInWorkbook, openPane, signIn, type PanePage } from "../support/pane-page.ts";
import { startSampleServer, type SampleServer } from "../support/sample-server.ts";

const cqm = "Clinical quality measures";
const measures = "CQM measures";

let browser: Browser;
let server: SampleServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser(), startSampleServer()]);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function paneOf(userId: string): Promise<PanePage> {
  const pane = await openPane(browser, server.origin);
  await signIn(pane, server.codeOf(userId));
  return pane;
}

const hears = ({ page }: PanePage, text: string | RegExp) => isShown(page.getByRole("status").getByText(text));

const press = ({ page }: PanePage, name: string) => page.getByRole("button", { name, exact: true }).click();

const openTab = ({ page }: PanePage, name: string) => page.getByRole("tab", { name }).click();

describe("a quarter between champion and CHITA", () => {
  it("is submitted, asked about, returned with the reason, answered, submitted again and accepted with others", async () => {
    const champion = await paneOf("champion");
    await openInWorkbook(champion, cqm, "Q1 2019");
    await champion.workbook.type(measures, "AE4H", "Denominator", 13_700);
    await champion.workbook.type(measures, "AE4H", "Numerator", 13_650);
    expect(await hears(champion, "2 changes not saved yet")).toBe(true);
    await press(champion, "Submit");
    expect(await hears(champion, "Submitted.")).toBe(true);

    // The CHITA finds it in the queue, compares it with last quarter, asks about a cell and returns it with the question.
    const chita = await paneOf("chita");
    await openTab(chita, "Review");
    await chita.page.getByRole("searchbox").fill("AD913 Q1 2019");
    expect(await isShown(chita.page.getByRole("button", { name: "1 waiting for you" }))).toBe(true);
    await chita.page.getByRole("button", { name: /^Open AD913/ }).click();
    await openTab(chita, "Results");
    expect(await isShown(chita.page.getByRole("heading", { name: /^Beside Q/ }))).toBe(true);
    await chita.page.getByRole("button", { name: "Go to AE4H, Denominator" }).click();
    await expect
      .poll(() => chita.workbook.selected())
      .toBe(`${measures}!${await chita.workbook.addressOf(measures, "AE4H", "Denominator")}`);
    await openTab(chita, "Threads");
    await press(chita, "Take the selected cell");
    await chita.page.getByLabel("What do you want to say?").fill("Is January in this?");
    await press(chita, "Start thread");
    expect(await isShown(chita.page.getByText("1 of 1 thread open"))).toBe(true);
    await press(chita, "Return");
    await chita.page.getByRole("checkbox", { name: "AE4H, Denominator: Is January in this?" }).check();
    await press(chita, "Return with this reason");
    expect(await hears(chita, "Returned to the practice.")).toBe(true);

    // The champion reads why, answers, and submits again.
    await press(champion, "Refresh");
    expect(await isShown(champion.page.getByText("Reason: • AE4H, Denominator: Is January in this?"))).toBe(true);
    await openTab(champion, "Threads");
    await champion.page.getByRole("button", { name: "Answer about AE4H, Denominator" }).click();
    await champion.page.getByLabel("Your answer").fill("Yes, all three months.");
    await press(champion, "Send answer");
    expect(await isShown(champion.page.getByText("Yes, all three months."))).toBe(true);
    await press(champion, "Submit");
    expect(await hears(champion, "Submitted.")).toBe(true);

    // The CHITA resolves the thread and accepts it with everything else that has no problem.
    await press(chita, "Refresh");
    expect(await isShown(chita.page.getByText("Yes, all three months."))).toBe(true);
    await chita.page.getByRole("button", { name: "Resolve the thread about AE4H, Denominator" }).click();
    expect(await isShown(chita.page.getByText("1 thread, none open"))).toBe(true);
    await openTab(chita, "History");
    expect(await isShown(chita.page.getByText("Resolved the thread about AE4H, Denominator"))).toBe(true);
    await chita.page.getByRole("button", { name: "All documents" }).click();
    expect(await chita.page.getByRole("searchbox").inputValue()).toBe("AD913 Q1 2019"); // where they left it
    await chita.page.getByRole("searchbox").fill("");
    await chita.page.getByRole("button", { name: /^Select those without problems/ }).click();
    await chita.page.getByRole("button", { name: /^Accept \d+ documents…/ }).click();
    expect(await isShown(chita.page.getByText("None of them has an error"))).toBe(true);
    await chita.page.getByRole("button", { name: /^Accept \d+$/ }).click();
    expect(await hears(chita, /^\d+ documents accepted\./)).toBe(true);

    await press(champion, "Refresh");
    expect(await isShown(champion.page.getByText("Accepted. Nothing more to do."))).toBe(true);
    expect([champion.errors, chita.errors]).toEqual([[], []]);
  });

  it("is to be seen in the sample: one returned with its reason, one with an open thread, others waiting", async () => {
    const staff = await paneOf("staff");
    await openTab(staff, "Review");
    await staff.page.getByRole("button", { name: "1 returned" }).click();
    expect(await isShown(staff.page.getByText("Returned: Made-up reason"))).toBe(true);
    expect(await isShown(staff.page.getByText(/days late/))).toBe(true);
    await staff.page.getByRole("button", { name: /in all$/ }).click();
    await staff.page.getByRole("combobox", { name: "Sort" }).selectOption({ label: "Most problems" });
    expect(await isShown(staff.page.getByText("1 open thread"))).toBe(true);
  });
});
