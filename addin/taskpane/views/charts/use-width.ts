import { useCallback, useState } from "react";

/** What a drawing is made for until its place is known: a pane of 320 pixels. */
const narrow = 288;

/** The width of an element in pixels, kept up to date: drawn to measure, a text in a chart is as large as any other. */
export function useWidth(): { readonly width: number; readonly ref: (element: Element | null) => (() => void) | void } {
  const [width, setWidth] = useState(narrow);
  const ref = useCallback((element: Element | null) => {
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(200, Math.round(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { width, ref };
}
