import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isShown, launchBrowser, openContext } from "../support/browser.ts";
import { serveGallery } from "../support/gallery.ts";
import { openPane } from "../support/pane-page.ts";
import { startSampleServer, type SampleServer } from "../support/sample-server.ts";
import { showView, views } from "./gallery/views.ts";

let browser: Browser;
let gallery: Awaited<ReturnType<typeof serveGallery>>;
let page: Page;

beforeAll(async () => {
  [gallery, browser] = await Promise.all([serveGallery(), launchBrowser()]);
  page = await (await openContext(browser, { viewport: { width: 320, height: 700 } })).newPage();
});

afterAll(async () => {
  await browser.close();
  await gallery.close();
});

interface Step {
  /** What has the focus now. */
  readonly name: string;
  /** Whether nothing that a person can work stands between it and what had the focus before. */
  readonly isNext: boolean;
  readonly isLast: boolean;
}

/**
 * One Tab further through everything a person can work; a set of choices is one stop. What there is is looked at after every
 * step: a long list has only those rows that are near.
 */
async function tab(): Promise<Step> {
  await page.keyboard.press("Tab");
  return page.evaluate(async () => {
    const isStop = (element: HTMLElement): boolean =>
      element.tabIndex >= 0 && !element.matches(":disabled") && element.checkVisibility({ visibilityProperty: true });
    const isFirstOfSet = (element: Element): boolean =>
      !(element instanceof HTMLInputElement) ||
      element.type !== "radio" ||
      document.querySelector(`input[name="${element.name}"]`) === element;
    const findControls = (): readonly Element[] =>
      [
        ...document.querySelectorAll<HTMLElement>("button, a[href], input, select, textarea, summary, [tabindex]"),
      ].filter((element) => isStop(element) && isFirstOfSet(element));
    const { activeElement } = document;
    if (activeElement === findControls().at(-1)) {
      // A long list has its next rows there in the frame after it was scrolled.
      for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    }
    const controls = findControls();
    const at = activeElement === null ? -1 : controls.indexOf(activeElement);
    const before = controls.findIndex((element) => element.matches("[data-before]"));
    document.querySelector("[data-before]")?.removeAttribute("data-before");
    activeElement?.setAttribute("data-before", "");
    return {
      name: activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "",
      isNext: controls.length === 0 || at === before + 1,
      isLast: at === controls.length - 1,
    };
  });
}

/** The account folds when the focus is elsewhere, as it is at the start of a walk: it has a test of its own. */
const walks = views.filter(({ name }) => name !== "home-champion-account");

describe("with the keyboard alone", () => {
  it.each(walks)("everything in $name is reached, in the order in which it stands", async (view) => {
    await showView(page, gallery.origin, view);
    await page.evaluate(() => {
      // From the pane's very start, wherever opening the view left the focus.
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute("tabindex");
    });
    const skipped: string[] = [];
    for (let isLast = false; !isLast;) {
      const step = await tab();
      if (!step.isNext) skipped.push(step.name);
      isLast = step.isLast || skipped.length > 0;
    }
    expect(skipped).toEqual([]);
    const lastRows = page.locator("li[aria-setsize]:last-child");
    const places = await lastRows.evaluateAll((rows) =>
      rows
        .filter((row) => row.checkVisibility())
        .map((row) => [row.getAttribute("aria-posinset"), row.getAttribute("aria-setsize")]),
    );
    for (const [place, size] of places) expect(place).toBe(size);
  });

  it("arrows choose among tabs, which are one stop, and Home and End lead to the ends", async () => {
    await showView(page, gallery.origin, { scene: "document-imat", press: [] });
    await page.getByRole("tab", { name: /^To do/ }).focus();
    const chosen = () => page.getByRole("tab", { selected: true }).innerText();
    await page.keyboard.press("ArrowRight");
    expect(await chosen()).toBe("Fill in");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Fill in");
    await page.keyboard.press("End");
    expect(await chosen()).toBe(await page.getByRole("tab").last().innerText());
    await page.keyboard.press("ArrowRight");
    expect(await chosen()).toMatch(/^To do/);
    expect(await page.getByRole("tabpanel", { name: /^To do/ }).count()).toBe(1);
  });

  it("half a sentence survives a look at another tab", async () => {
    await showView(page, gallery.origin, { scene: "document-problems", press: [] });
    await page.getByLabel("Why is this right?").fill("The clinic moved in");
    await page.getByRole("tab", { name: "Results" }).click();
    await page.getByRole("tab", { name: /^To do/ }).click();
    expect(await page.getByLabel("Why is this right?").inputValue()).toBe("The clinic moved in");
  });

  it("the account unfolds, Escape folds it, and the focus is where it was", async () => {
    await showView(page, gallery.origin, { scene: "home-champion", press: [] });
    await page.getByRole("button", { name: "Account" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Sign out");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Sign out" }).waitFor({ state: "detached" });
    expect(
      await page.getByRole("button", { name: "Account" }).evaluate((each) => each === document.activeElement),
    ).toBe(true);
  });
});

describe("a champion without a mouse", () => {
  let server: SampleServer;

  beforeAll(async () => {
    server = await startSampleServer();
  });

  afterAll(async () => {
    await server.close();
  });

  it("fills, saves and submits, hears what came of it, and is never left without a place", async () => {
    const { page: pane, workbook, errors } = await openPane(browser, server.origin);
    const focused = () =>
      pane.evaluate(() => {
        const at = document.activeElement;
        return at === null || at === document.body ? null : (at.getAttribute("aria-label") ?? at.textContent ?? "");
      });
    const hears = (words: string) => isShown(pane.getByRole("status").getByText(words));
    const press = async (name: string): Promise<void> => {
      const button = pane.getByRole("button", { name, exact: true });
      await button.focus();
      await pane.keyboard.press("Enter");
    };
    await pane.getByLabel("Sign-in code").focus();
    await pane.keyboard.type(server.codeOf("champion"));
    await pane.keyboard.press("Enter");
    const open = pane.getByRole("button", { name: "Open in this workbook" });
    await open.waitFor();
    expect(await focused()).not.toBeNull();

    await pane.getByRole("combobox", { name: "Document", exact: true }).focus();
    await pane.keyboard.type("Clin");
    await pane.getByRole("combobox", { name: "Period", exact: true }).focus();
    await pane.keyboard.type("Q1 2019");
    await open.focus();
    await pane.keyboard.press("Enter");
    await pane.getByRole("button", { name: "Refresh" }).waitFor();
    expect(await focused()).toBe(await pane.getByRole("heading", { level: 1 }).innerText());

    await workbook.type("CQM measures", "AE4H", "Denominator", 13_700);
    await workbook.type("CQM measures", "AE4H", "Numerator", 13_650);
    await hears("2 changes not saved yet");
    await press("Save");
    await hears("2 changes saved.");
    expect(await focused()).toBe("Save");
    await press("Close this message");
    await pane.getByRole("button", { name: "Close this message" }).waitFor({ state: "detached" });
    expect(await focused()).not.toBeNull();

    await press("Submit");
    await hears("Submitted.");
    await pane.getByRole("button", { name: "Submit" }).waitFor({ state: "detached" });
    expect(await focused()).toBe("Next step");
    await press("All documents");
    await pane.getByRole("button", { name: "Open in this workbook" }).waitFor();
    expect(await focused()).toBe(await pane.getByRole("heading", { level: 1 }).innerText());
    expect(errors).toEqual([]);
  });
});
