import { useEffect, useLayoutEffect, useRef } from "react";

/** With which a person goes elsewhere. */
const gestures = ["wheel", "touchstart", "pointerdown"] as const;

/**
 * Keeps the row of a list in sight that a key sends the focus to: rows around it that come with the scrolling get their
 * heights only then, and would push it out again.
 *
 * @param isThere whether it stands among the others, and all of those have their heights.
 * @returns to be called when a key sends the focus. It holds until it is there, or the person scrolls on.
 */
export function useArrival(isThere: boolean): () => void {
  const isUnderWay = useRef(false);
  useLayoutEffect(() => {
    if (!isUnderWay.current) return;
    document.activeElement?.closest("li")?.scrollIntoView({ block: "nearest" });
    isUnderWay.current = !isThere;
  });
  useEffect(() => {
    const end = (): void => {
      isUnderWay.current = false;
    };
    for (const gesture of gestures) addEventListener(gesture, end, { passive: true, capture: true });
    return () => {
      for (const gesture of gestures) removeEventListener(gesture, end, { capture: true });
    };
  }, []);
  return () => {
    isUnderWay.current = true;
  };
}
