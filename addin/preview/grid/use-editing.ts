import { useEffect, useEffectEvent, useState } from "react";
import type { Sheet } from "../host/model/sheet.ts";
import { hasLockedCells } from "../host/model/protection.ts";
import { cellAt, type Area } from "../host/a1.ts";
import { moveFormula } from "../host/model/formula-references.ts";
import type { Outcome } from "../sheet/edits.ts";
import type { PreviewExcel } from "../sheet/preview-excel.ts";
import type { Cell, Direction } from "../sheet/selection.ts";
import { ok } from "../../../shared/result.ts";
import { words } from "../sheet/words.ts";
import type { Draft, EditorActions } from "./CellEditor.tsx";
import { entryAt } from "./cell-rules.ts";
import type { Message } from "./MessageBox.tsx";

export interface Editing {
  readonly draft: Draft | null;
  readonly message: Message | null;
  readonly say: (message: Message | null) => void;
  /** Tells of a refusal; true when there was none. */
  readonly accept: (outcome: Outcome) => boolean;
  /** Begins to edit: with what stands in the cell, or with another text that takes its place. */
  readonly begin: (cell: Cell, place: Draft["place"], text?: string) => void;
  /** Takes the entry if one is being typed; false when it was refused. */
  readonly settle: () => boolean;
  readonly actions: EditorActions;
}

/** As many cells as one entry fills at once. */
const mostFilled = 100_000;

interface Options {
  readonly excel: PreviewExcel;
  readonly sheet: Sheet;
  /** What is selected: Ctrl+Enter fills all of it. */
  readonly area: Area;
  readonly onDone: (direction: Direction | null) => void;
}

/** Typing into cells: the draft, what becomes of it, and what Excel says when it is refused. */
export function useEditing({ excel, sheet, area, onDone }: Options): Editing {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [message, say] = useState<Message | null>(null);
  const isEditing = draft !== null;
  useEffect(() => {
    if (!isEditing) return;
    excel.host.enterCellEdit();
    return () => excel.host.leaveCellEdit();
  }, [excel, isEditing]);

  const stop = (direction: Direction | null): void => {
    setDraft(null);
    onDone(direction);
  };
  const accept = (outcome: Outcome): boolean => {
    if (outcome.ok) return true;
    const { title, message: text } = outcome.error;
    say({ title, text, answers: [{ label: words.ok, run: () => onDone(null) }] });
    return false;
  };
  const commit = (direction: Direction | null): boolean => {
    if (draft === null) return true;
    const { row, column, text } = draft;
    const isNew = text !== entryAt(excel.workbook, sheet, row, column);
    const outcome = isNew ? excel.edits.type(sheet, row, column, text) : ok(null);
    if (outcome.ok) {
      stop(direction);
      return true;
    }
    const { kind, title, message: said } = outcome.error;
    const retry = {
      label: words.retry,
      run: () => setDraft({ ...draft, mode: "edit", place: "cell", selectsAll: true }),
    };
    const cancel = { label: kind === "validation" ? words.cancel : words.ok, run: () => stop(null) };
    say({ title, text: said, answers: kind === "validation" ? [retry, cancel] : [cancel] });
    return false;
  };
  const settle = useEffectEvent(() => commit(null));
  useEffect(() => excel.onSettle(() => settle()), [excel]);
  return {
    draft,
    message,
    say,
    accept,
    begin: ({ row, column }, place, text) => {
      if (sheet.protection !== null && hasLockedCells(sheet, cellAt(row, column))) {
        say({ title: words.excel, text: words.protectedCell, answers: [{ label: words.ok, run: () => onDone(null) }] });
        return;
      }
      const mode = text === undefined || place === "bar" ? "edit" : "enter";
      setDraft({ row, column, place, mode, text: text ?? entryAt(excel.workbook, sheet, row, column) });
    },
    settle: () => commit(null),
    actions: {
      onChange: (text) => setDraft((before) => (before === null ? null : { ...before, text })),
      onCommit: (direction) => void commit(direction),
      onFill: () => {
        const entry = draft;
        if (!commit(null) || entry === null) return;
        const { row, column, rowCount, columnCount } = area;
        if (rowCount * columnCount === 1 || rowCount * columnCount > mostFilled) return;
        const lines = Array.from({ length: rowCount }, (_, down) =>
          Array.from({ length: columnCount }, (__, right) => {
            const [rows, columns] = [row + down - entry.row, column + right - entry.column];
            return entry.text.startsWith("=") ? moveFormula(entry.text, rows, columns) : entry.text;
          }),
        );
        accept(excel.edits.paste(sheet, area, lines, null));
      },
      onCancel: () => stop(null),
    },
  };
}
