import type { Area } from "../host/a1.ts";
import { wholeCell } from "../sheet/merged-cells.ts";
import { areaOfSelection, type Selection } from "../sheet/selection.ts";
import { partsOf, type Frame } from "./frame.ts";

function Mark({ frame, area, className }: { readonly frame: Frame; readonly area: Area; readonly className: string }) {
  return partsOf(frame, area).map(({ across, down }) => (
    <div
      key={`${across.clipStart} ${down.clipStart}`}
      className="clip"
      style={{
        left: across.clipStart - 1,
        top: down.clipStart - 1,
        width: across.clipSize + 1,
        height: down.clipSize + 1,
      }}
    >
      <div
        className={className}
        style={{
          left: across.start - across.clipStart,
          top: down.start - down.clipStart,
          width: across.size + 1,
          height: down.size + 1,
        }}
      />
    </div>
  ));
}

interface Props {
  readonly frame: Frame;
  readonly selection: Selection;
  readonly merged: readonly Area[];
  /** What was copied and may be pasted. */
  readonly copied: Area | null;
}

/** The frames around what is selected and what was copied. */
export function SelectionMarks({ frame, selection, merged, copied }: Props) {
  const area = areaOfSelection(selection);
  const active = wholeCell(merged, selection.active);
  const isOne = area.rowCount === active.rowCount && area.columnCount === active.columnCount;
  return (
    <div className="marks" aria-hidden="true">
      <Mark frame={frame} area={area} className={isOne ? "selected" : "selected many"} />
      {!isOne && <Mark frame={frame} area={active} className="active" />}
      {copied !== null && <Mark frame={frame} area={copied} className="copied" />}
    </div>
  );
}
