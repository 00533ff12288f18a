/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page is sent there as text, helpers and all */
import type { Page } from "playwright-core";

/** What is wrong with a page as it is shown now, a line each. */
export interface Findings {
  /** Reaches over the pane's right edge: people would have to scroll sideways. */
  readonly tooWide: readonly string[];
  /** Buttons, links and fields that a screen reader would announce without a name. */
  readonly nameless: readonly string[];
  /** Text with less contrast than WCAG AA asks for: 4.5 to 1, large text 3 to 1. Disabled controls are exempt. */
  readonly faint: readonly string[];
}

/** Looks a page over the way a careful person would, where this can be measured. */
export const lookOver = (page: Page): Promise<Findings> =>
  page.evaluate(() => {
    type Color = readonly [red: number, green: number, blue: number, alpha: number];
    const isRoomy = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1;
    };
    /** Clear buttons and words for screen readers alone stand in boxes without room. */
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
    const describe = (element: Element): string =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${(element.textContent ?? "").trim().slice(0, 60)}`;

    const readColor = (text: string): Color => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
      return [red, green, blue, alpha];
    };
    const over = (top: Color, below: Color): Color => {
      const mix = (a: number, b: number): number => a * top[3] + b * (1 - top[3]);
      return [mix(top[0], below[0]), mix(top[1], below[1]), mix(top[2], below[2]), 1];
    };
    const backgroundOf = (element: Element): Color => {
      const layers: Color[] = [];
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const color = readColor(getComputedStyle(at).backgroundColor);
        layers.push(color);
        if (color[3] === 1) break;
      }
      return layers.reduceRight<Color>((below, top) => over(top, below), [255, 255, 255, 1]);
    };
    const luminance = ([red, green, blue]: Color): number => {
      const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
        const share = part / 255;
        return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a: Color, b: Color): number => {
      const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
      return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
    };

    const all = [...document.body.querySelectorAll("*")].filter(isShown);
    const withText = all.filter((element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "",
      ),
    );
    const isFaint = (element: Element): boolean => {
      if (element.closest("[aria-disabled=true], :disabled") !== null) return false;
      const style = getComputedStyle(element);
      const background = backgroundOf(element);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      return contrast(over(readColor(style.color), background), background) < (isLarge ? 3 : 4.5);
    };
    const nameOf = (element: Element): string => {
      const labels = "labels" in element && element.labels instanceof NodeList ? [...element.labels] : [];
      const ids = (element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id));
      const texts = [...labels, ...ids].map((label) => label?.textContent ?? "");
      const own = element.matches("button, a") ? element.textContent : "";
      return [element.getAttribute("aria-label") ?? "", ...texts, own ?? ""].join("").trim();
    };
    const controls = all.filter((element) => element.matches("button, a, input, select, textarea"));
    return {
      tooWide: all.filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1).map(describe),
      nameless: controls.filter((element) => nameOf(element) === "").map(describe),
      faint: withText.filter(isFaint).map(describe),
    };
  });
