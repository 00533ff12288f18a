import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefCallback } from "react";

/** Rows beyond the edges of the window: enough that Tab finds the next one there before it comes into view. */
const spare = 4;
const usualHeight = 76;
/** Rows shown before anything could be measured. */
const atFirst = 5;

export interface RowsInView {
  /** To be given the list's element as its ref. */
  readonly watchList: RefCallback<HTMLElement>;
  /** The rows to render one below the other, as indexes from the first up to the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Where a row stands below the list's top, in pixels. */
  readonly topOf: (index: number) => number;
  readonly height: number;
  /** Whether the heights of all rows to render are known: what stands in the window then stays there. */
  readonly isMeasured: boolean;
  /** To be called with a row's element: rows are as high as their words need. What it gives is to be called when that goes. */
  readonly watchRow: (key: string, element: HTMLElement) => () => void;
}

type Heights = readonly (readonly [key: string, height: number])[];

interface HeightWatch {
  readonly watch: (key: string, element: HTMLElement) => () => void;
  readonly onHeights: (listener: (heights: Heights) => void) => () => void;
}

/**
 * Tells how high elements are, each by its key, whenever the browser has laid them out anew. Asked for, heights would make
 * it do so in the middle of rendering.
 */
function createHeightWatch(): HeightWatch {
  const keyOf = new WeakMap<Element, string>();
  const listeners = new Set<(heights: Heights) => void>();
  const observer = new ResizeObserver((entries) => {
    const heights = entries.flatMap(({ target, borderBoxSize: [size] }) => {
      const key = keyOf.get(target);
      // One that is hidden has no height for now.
      return key === undefined || size === undefined || size.blockSize === 0 ? [] : [[key, size.blockSize] as const];
    });
    for (const listener of listeners) listener(heights);
  });
  return {
    watch: (key, element) => {
      keyOf.set(element, key);
      observer.observe(element);
      return () => {
        observer.unobserve(element);
      };
    },
    onHeights: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The list's own key among those of its rows, which are document ids. */
const wholeList = "";

/**
 * The rows of a long list, by their keys, that the window shows, found again with every scroll. Until a row's height is
 * known it counts as of the usual one, which those that stand in the list's flow don't show.
 */
export function useRowsInView(keys: readonly string[]): RowsInView {
  const count = keys.length;
  const list = useRef<HTMLElement>(null);
  const [heightWatch] = useState(createHeightWatch);
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const [span, setSpan] = useState({ from: 0, to: atFirst * usualHeight });

  const look = useCallback(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    const [from, to] = [-top, innerHeight - top];
    setSpan((before) => (before.from === from && before.to === to ? before : { from, to }));
  }, []);
  // Before the browser lays out what has been rendered.
  useLayoutEffect(
    () =>
      heightWatch.onHeights((seen) => {
        setHeights((before) => {
          const isNew = seen.some(([key, height]) => key !== wholeList && before.get(key) !== height);
          return isNew ? new Map([...before, ...seen]) : before;
        });
        look();
      }),
    [heightWatch, look],
  );
  useEffect(() => {
    addEventListener("scroll", look, { passive: true, capture: true });
    addEventListener("resize", look);
    return () => {
      removeEventListener("scroll", look, { capture: true });
      removeEventListener("resize", look);
    };
  }, [look]);

  const watchList = useCallback(
    (element: HTMLElement | null) => {
      list.current = element;
      if (element === null) return undefined;
      const stop = heightWatch.watch(wholeList, element);
      return () => {
        list.current = null;
        stop();
      };
    },
    [heightWatch],
  );

  const tops = [0];
  for (let index = 0; index < count; index++) {
    tops.push((tops[index] ?? 0) + (heights.get(keys[index] ?? "") ?? usualHeight));
  }
  const topOf = (index: number): number => tops[Math.max(0, Math.min(count, index))] ?? 0;
  const isNear = (index: number): boolean => topOf(index + 1 + spare) >= span.from && topOf(index - spare) <= span.to;
  const from = Math.max(
    0,
    keys.findIndex((_, index) => isNear(index)),
  );
  const to = keys.findLastIndex((_, index) => isNear(index)) + 1;
  const isMeasured = keys.slice(from, to).every((key) => heights.has(key));
  return { watchList, watchRow: heightWatch.watch, from, to, topOf, height: topOf(count), isMeasured };
}
