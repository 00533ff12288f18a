import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isShown, launchBrowser, openContext } from "../support/browser.ts";
import { serveGallery } from "../support/gallery.ts";
import { showView } from "./gallery/views.ts";

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [gallery, browser] = await Promise.all([serveGallery(), launchBrowser()]);
  page = await (await openContext(browser, { viewport: { width: 320, height: 700 } })).newPage();
});

afterAll(async () => {
  await browser.close();
  await gallery.close();
});

const showDesk = (): Promise<void> =>
  showView(page, gallery.origin, { scene: "home-chita", press: [{ role: "tab", name: "Review" }] });

const rows = () => page.getByRole("tabpanel", { name: "Review" }).getByRole("listitem");

describe("a reviewer's desk", () => {
  it("shows first what waits for them, and everything else by its count", async () => {
    await showDesk();
    expect(await isShown(page.getByRole("button", { name: "2 waiting for you", pressed: true }))).toBe(true);
    expect(await rows().count()).toBe(2);
    await page.getByRole("button", { name: "4 returned" }).click();
    expect(await isShown(page.getByText("Returned: The denominator for HbA1c").first())).toBe(true);
    expect(await rows().count()).toBe(4);
  });

  it("narrows by words, period and kind, and sorts", async () => {
    await showDesk();
    await page.getByRole("button", { name: "36 in all" }).click();
    await page.getByRole("combobox", { name: "Period" }).selectOption({ label: "Q4 2017" });
    expect(await isShown(page.getByRole("button", { name: "12 in all" }))).toBe(true);
    await page.getByRole("searchbox").fill("kestrel");
    expect(await rows().count()).toBe(1);
    await page.getByRole("searchbox").fill("");
    await page.getByRole("combobox", { name: "Sort" }).selectOption({ label: "Most problems" });
    expect(await rows().first().textContent()).toContain("to fix");
    await page.getByRole("searchbox").fill("nobody");
    expect(await isShown(page.getByText("Nothing matches."))).toBe(true);
  });

  it("accepts several after saying what that means, and says what came of each", async () => {
    await showDesk();
    await page.getByRole("button", { name: "Select those without problems (1)" }).click();
    await page.getByRole("checkbox", { name: "Select Ironwood Family Health" }).check();
    await page.getByRole("button", { name: "Accept 2 documents…" }).click();
    const batch = page.getByRole("region", { name: "Accept several" });
    expect(await isShown(batch.getByText("Accepted values are locked"))).toBe(true);
    expect(await isShown(batch.getByText("1 of them has an unanswered question or an open thread"))).toBe(true);
    await batch.getByRole("button", { name: "Accept 2", exact: true }).click();
    expect(await isShown(batch.getByText("1 document accepted."))).toBe(true);
    expect(await isShown(batch.getByText("Someone changed this document in the meantime."))).toBe(true);
  });

  it("can be worked with the keyboard alone", async () => {
    await showDesk();
    await page.getByRole("checkbox").first().focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Accept 1 document…" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await isShown(page.getByRole("button", { name: "Accept 1 document…" }))).toBe(true);
  });
});

describe("a reviewer in a document", () => {
  const showReview = (...press: Parameters<typeof showView>[2]["press"][number][]): Promise<void> =>
    showView(page, gallery.origin, { scene: "document-review", press });

  it("finds the open threads first, with who said what, and the resolved ones behind a line", async () => {
    await showReview({ role: "tab", name: "Threads" });
    const panel = page.getByRole("tabpanel", { name: "Threads" });
    expect(await isShown(panel.getByText("1 of 2 threads open"))).toBe(true);
    expect(await isShown(panel.getByText("No: a second clinician joined in November."))).toBe(true);
    expect(await panel.getByText("Is this the whole team?").isVisible()).toBe(false);
    await panel.getByText("Resolved (1)").click();
    expect(await isShown(panel.getByText("Resolved by CHITA, northern region"))).toBe(true);
  });

  it("sends no empty answer", async () => {
    await showReview({ role: "tab", name: "Threads" }, { role: "button", name: "Answer about CMS122v5, Denominator" });
    await page.getByRole("button", { name: "Send answer" }).click();
    expect(await isShown(page.getByText("Write a sentence first."))).toBe(true);
  });

  it("can quote an open thread in the reason for returning it", async () => {
    await showReview({ role: "button", name: "Return" });
    await page.getByRole("button", { name: "Return with this reason" }).click();
    expect(await isShown(page.getByText("Say what has to change."))).toBe(true);
    await page.getByRole("checkbox", { name: "CMS122v5, Denominator: Eight more" }).check();
    expect(await page.getByText("Say what has to change.").count()).toBe(0);
  });
});
