/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page is sent there as text, helpers and all */
import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** What is wrong with a page as it is shown now, a line each. */
export interface Findings {
  /** Reaches over the pane's right edge: people would have to scroll sideways. */
  readonly tooWide: readonly string[];
  /** What axe-core finds: names, roles, contrast, focus, landmarks and headings, its best practices too. */
  readonly violations: readonly string[];
}

const tooWideIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isRoomy = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1;
    };
    /** Words for screen readers alone stand in boxes without room. */
    const isClipped = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        if (getComputedStyle(at).overflow === "hidden" && !isRoomy(at)) return true;
      }
      return false;
    };
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      isRoomy(element) &&
      !isClipped(element);
    return [...document.body.querySelectorAll("*")]
      .filter((element) => isShown(element) && element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => `<${element.tagName.toLowerCase()}> ${(element.textContent ?? "").trim().slice(0, 60)}`);
  });

async function axeResults(page: Page): Promise<AxeResults> {
  // Once a page: the gallery changes its scenes without loading anew.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  // As text: as a function it would mean this file's import and not the page's axe.
  return page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
}

/** Looks a page over the way a careful person would, where this can be measured. */
export async function lookOver(page: Page): Promise<Findings> {
  // Colours on their way from one to another are neither.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const { violations } = await axeResults(page);
  return {
    tooWide: await tooWideIn(page),
    violations: violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 160)} ${failureSummary.split("\n")[1] ?? ""}`,
      ),
    ),
  };
}
