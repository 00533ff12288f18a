/** Parts of the pane that a reader can be brought to when what they were on is gone. */
const places = 'section, [role="tabpanel"], main';

const isThere = (element: Element): boolean =>
  element.isConnected && element.checkVisibility({ visibilityProperty: true });

/** Where to go in a part: its heading, which says where one is, or without one its first button. */
function heirIn(place: Element): HTMLElement | null {
  const heading = [...place.querySelectorAll<HTMLElement>("h1, h2, h3")].find(isThere);
  if (heading === undefined) return place.querySelector<HTMLElement>("button:not([disabled])");
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  return heading;
}

/** The parts around an element, the innermost first, and the pane itself. */
function placesAround(element: Element, pane: Element): Element[] {
  const around: Element[] = [];
  for (let at = element.parentElement; at !== null && at !== pane; at = at.parentElement) {
    if (at.matches(places)) around.push(at);
  }
  return [...around, pane];
}

/**
 * Buttons go when they have done their work: Submit, a settled conflict, a closed message, a whole view. The browser then
 * leaves a keyboard nowhere, at the page's very start. Here it goes on from the heading of the part that it was in. Focus in
 * Excel's grid is never taken away. The returned function ends it.
 */
export function keepFocus(pane: HTMLElement): () => void {
  let last: Element | null = null;
  let around: Element[] = [];
  const note = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    last = target;
    around = placesAround(target, pane);
  };
  /** A click on nothing: then the focus was given up and not lost. Only later is it known which of the two it was. */
  const forget = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null || !document.hasFocus()) return;
    setTimeout(() => {
      if (last !== null && isThere(last) && document.activeElement === document.body) last = null;
    });
  };
  const goOn = (): void => {
    if (last === null || isThere(last) || document.activeElement !== document.body || !document.hasFocus()) return;
    heirIn(around.find(isThere) ?? pane)?.focus();
  };
  const observer = new MutationObserver(goOn);
  observer.observe(pane, { childList: true, subtree: true, attributes: true, attributeFilter: ["class", "hidden"] });
  pane.addEventListener("focusin", note);
  pane.addEventListener("focusout", forget);
  return () => {
    observer.disconnect();
    pane.removeEventListener("focusin", note);
    pane.removeEventListener("focusout", forget);
  };
}
