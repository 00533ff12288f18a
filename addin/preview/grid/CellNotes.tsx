import type { Area } from "../host/a1.ts";
import { words } from "../sheet/words.ts";
import type { Prompt } from "./cell-rules.ts";
import { ChoiceList } from "./ChoiceList.tsx";
import { isInView, leftOf, topOf, type Frame } from "./frame.ts";

export const promptId = "cell-prompt";

/** Where a cell, or cells merged to one, stand in the view, in pixels. */
export const boxOf = (frame: Frame, { row, column, rowCount, columnCount }: Area) => {
  const { rows, columns } = frame.sizes;
  return {
    left: leftOf(frame, column),
    top: topOf(frame, row),
    width: columns.offsetOf(column + columnCount) - columns.offsetOf(column),
    height: rows.offsetOf(row + rowCount) - rows.offsetOf(row),
  };
};

interface Props {
  readonly frame: Frame;
  readonly cell: Area;
  readonly current: string;
  readonly prompt: Prompt | null;
  readonly choices: readonly string[] | null;
  readonly areChoicesOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onChoose: (choice: string) => void;
}

const promptWidth = 220;
/** As narrow as a list gets, in pixels. */
const listWidth = 90;

/** What hangs on the active cell: the note that says what to enter, the arrow of its drop-down, and the list. */
export function CellNotes(props: Props) {
  const { frame, cell, current, prompt, choices, areChoicesOpen, onOpen, onChoose } = props;
  if (!isInView(frame, cell)) return null;
  const { left, top, width, height } = boxOf(frame, cell);
  const noteLeft = Math.max(0, Math.min(left + width / 2, frame.view.width - promptWidth - 8));
  const isLow = top + height + 110 > frame.view.height;
  return (
    <>
      {prompt !== null && !areChoicesOpen && (
        <div
          id={promptId}
          role="note"
          className="prompt"
          style={{
            left: noteLeft,
            width: promptWidth,
            ...(isLow ? { bottom: frame.view.height - top + 6 } : { top: top + height + 8 }),
          }}
        >
          {prompt.title !== "" && <strong>{prompt.title}</strong>}
          <span>{prompt.text}</span>
        </div>
      )}
      {choices !== null && (
        <button
          type="button"
          className="open-choices"
          aria-label={words.openList}
          aria-expanded={areChoicesOpen}
          tabIndex={-1}
          style={{ left: Math.min(left + width + 1, frame.view.width - 18), top: top + height - 20 }}
          onPointerDown={(event) => {
            event.stopPropagation();
            event.preventDefault();
            onOpen(!areChoicesOpen);
          }}
        >
          <svg viewBox="0 0 8 5" width="8" height="5" aria-hidden="true">
            <path d="M0 0h8L4 5z" fill="currentColor" />
          </svg>
        </button>
      )}
      {choices !== null && areChoicesOpen && (
        <ChoiceList
          choices={choices}
          current={current}
          left={Math.max(0, Math.min(left, frame.view.width - Math.max(width, listWidth)))}
          top={top + height + 1}
          width={width}
          onChoose={onChoose}
          onClose={() => onOpen(false)}
        />
      )}
    </>
  );
}
