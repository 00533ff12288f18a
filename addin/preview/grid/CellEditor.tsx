import { useEffect, useRef, type KeyboardEvent } from "react";
import type { Direction } from "../sheet/selection.ts";
import { words } from "../sheet/words.ts";

export interface Draft {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** Arrow keys leave a cell that is typed into, and move within the text of one that is edited. */
  readonly mode: "enter" | "edit";
  readonly place: "cell" | "bar";
  readonly selectsAll?: boolean;
}

export interface EditorActions {
  readonly onChange: (text: string) => void;
  /** Takes the entry and goes on; null stays. */
  readonly onCommit: (direction: Direction | null) => void;
  /** Ctrl+Enter: takes the entry for all cells that are selected, and stays. */
  readonly onFill: () => void;
  readonly onCancel: () => void;
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

/** Keys while a cell is edited, in the cell and in the formula bar alike. */
export function onEditorKey(event: KeyboardEvent<HTMLTextAreaElement>, mode: Draft["mode"], actions: EditorActions) {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
  if ((ctrlKey || metaKey) && (key === "s" || key === "o")) return; // the page's, which takes the entry first
  event.stopPropagation();
  if (event.nativeEvent.isComposing) return;
  const finish = (action: () => void): void => {
    event.preventDefault();
    action();
  };
  if (key === "Escape") finish(actions.onCancel);
  if (key === "Tab") finish(() => actions.onCommit(shiftKey ? "left" : "right"));
  if (key === "Enter" && altKey) {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    finish(() => actions.onChange(`${value.slice(0, selectionStart)}\n${value.slice(selectionEnd)}`));
  } else if (key === "Enter" && (ctrlKey || metaKey)) {
    finish(actions.onFill);
  } else if (key === "Enter") {
    finish(() => actions.onCommit(shiftKey ? "up" : "down"));
  }
  const direction = arrows[key];
  if (direction !== undefined && mode === "enter" && !shiftKey) finish(() => actions.onCommit(direction));
}

interface Props extends EditorActions {
  readonly draft: Draft;
  readonly address: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The field over the cell that is edited. It grows with the text. */
export function CellEditor({ draft, address, left, top, width, height, ...actions }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const area = field.current;
    if (area === null || draft.place !== "cell") return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(draft.selectsAll === true ? 0 : area.value.length, area.value.length);
  }, [draft.place, draft.selectsAll]);
  const lines = draft.text.split("\n").length;
  return (
    <textarea
      ref={field}
      className="editor"
      aria-label={`${address} ${words.sheet}`}
      value={draft.text}
      rows={lines}
      spellCheck={false}
      style={{ left, top, minWidth: width + 1, minHeight: height + 1 }}
      onChange={(event) => actions.onChange(event.target.value)}
      onKeyDown={(event) => onEditorKey(event, draft.mode, actions)}
      onPointerDown={(event) => event.stopPropagation()}
    />
  );
}
