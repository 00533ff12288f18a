import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from "react";

/** Rows beyond the edges of the window: enough that Tab finds the next one there before it comes into view. */
const spare = 4;
const usualHeight = 76;
/** Rows shown before anything could be measured. */
const atFirst = 5;

interface RowsInView {
  readonly list: RefObject<HTMLUListElement | null>;
  /** Indexes of the rows to render, in order. */
  readonly rows: readonly number[];
  /** Where a row stands below the list's top, in pixels. */
  readonly topOf: (index: number) => number;
  readonly height: number;
  /** To be called with a row's element: rows are as high as their words need. */
  readonly measure: (key: string, element: HTMLElement | null) => void;
}

/**
 * The rows of a long list, by their keys, that the window shows, found again with every scroll. `kept` is rendered wherever the window is:
 * a row that loses its element loses the focus too.
 */
export function useRowsInView(keys: readonly string[], kept: number | null): RowsInView {
  const count = keys.length;
  const list = useRef<HTMLUListElement>(null);
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const [span, setSpan] = useState({ from: 0, to: atFirst * usualHeight });

  const look = useCallback(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    setSpan({ from: -top, to: innerHeight - top });
  }, []);
  useLayoutEffect(() => {
    look();
    addEventListener("scroll", look, { passive: true, capture: true });
    addEventListener("resize", look);
    return () => {
      removeEventListener("scroll", look, { capture: true });
      removeEventListener("resize", look);
    };
  }, [look]);

  const tops = [0];
  for (let index = 0; index < count; index++) {
    tops.push((tops[index] ?? 0) + (heights.get(keys[index] ?? "") ?? usualHeight));
  }
  const topOf = (index: number): number => tops[index] ?? 0;
  const isNear = (index: number): boolean =>
    topOf(Math.min(count, index + 1 + spare)) >= span.from && topOf(Math.max(0, index - spare)) <= span.to;
  return {
    list,
    rows: Array.from({ length: count }, (_, index) => index).filter((index) => index === kept || isNear(index)),
    topOf,
    height: topOf(count),
    measure: (key, element) => {
      const height = element?.offsetHeight ?? 0;
      if (height === 0) return;
      setHeights((before) => (before.get(key) === height ? before : new Map(before).set(key, height)));
    },
  };
}
