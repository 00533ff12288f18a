import type { Area } from "../host/a1.ts";
import type { Remark } from "../sheet/remarks.ts";
import { words } from "../sheet/words.ts";
import { boxOf } from "./CellNotes.tsx";
import { isInView, type Frame } from "./frame.ts";

export const remarkId = "cell-remark";

const boxWidth = 240;
const gap = 14;

/** The note or comment of a cell, beside it. */
export function RemarkBox({
  frame,
  cell,
  remark,
}: {
  readonly frame: Frame;
  readonly cell: Area;
  readonly remark: Remark;
}) {
  if (!isInView(frame, cell)) return null;
  const { left, top, width } = boxOf(frame, cell);
  const fitsRight = left + width + gap + boxWidth < frame.view.width;
  return (
    <div
      id={remarkId}
      role="note"
      aria-label={words.remark[remark.kind]}
      className={`remark ${remark.kind}`}
      style={{
        width: boxWidth,
        left: fitsRight ? left + width + gap : Math.max(0, left - boxWidth - gap),
        top: Math.max(0, Math.min(top, frame.view.height - 120)),
      }}
    >
      {remark.isResolved && <em>{words.resolved}</em>}
      {remark.lines.map(({ author, text }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- contributions have no other order than this
        <p key={index}>
          {author !== "" && <strong>{author}</strong>}
          <span>{text}</span>
        </p>
      ))}
    </div>
  );
}
