import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from "react";
import type { Sheet } from "../host/model/sheet.ts";
import type { PreviewExcel } from "../sheet/preview-excel.ts";
import type { Cell } from "../sheet/selection.ts";
import { sheetSizes } from "../sheet/sheet-sizes.ts";
import { scrollTo, type Frame } from "./frame.ts";
import { measureText } from "./measure.ts";

/** What of the sheet is in view, and how to bring another part there. */
export interface View {
  readonly frame: Frame;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onScroll: () => void;
  readonly reveal: (cell: Cell) => void;
}

const isWhole = (count: number): boolean => count > 10_000;

export function useFrame(excel: PreviewExcel, sheet: Sheet): View {
  const revision = excel.revision();
  const scroller = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ x: 0, y: 0 });
  const [view, setView] = useState({ width: 0, height: 0 });
  const places = useRef(new Map<string, Frame["scroll"]>());
  // The revision stands for everything in the sheet that sizes depend on.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const sizes = useMemo(() => sheetSizes(excel.workbook, sheet, measureText), [excel, sheet, revision]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => setView({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const place = places.current.get(sheet.id) ?? { x: 0, y: 0 };
    scroller.current?.scrollTo(place.x, place.y);
    setScroll(place);
  }, [sheet.id]);

  const { frozen } = sheet;
  const frame: Frame = {
    sizes,
    frozenRows: frozen === null || isWhole(frozen.rowCount) ? 0 : frozen.rowCount,
    frozenColumns: frozen === null || isWhole(frozen.columnCount) ? 0 : frozen.columnCount,
    scroll,
    view,
  };
  return {
    frame,
    scroller,
    onScroll: () => {
      const { scrollLeft: x = 0, scrollTop: y = 0 } = scroller.current ?? {};
      places.current.set(sheet.id, { x, y });
      setScroll({ x, y });
    },
    reveal: (cell) => {
      const element = scroller.current;
      if (element === null) return;
      // From where it is scrolled to now: where the sheet has just changed, the frame is still the other sheet's.
      const { x, y } = scrollTo({ ...frame, scroll: { x: element.scrollLeft, y: element.scrollTop } }, cell);
      element.scrollTo(x, y);
    },
  };
}
