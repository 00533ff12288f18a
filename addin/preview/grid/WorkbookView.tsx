import { useEffect, useRef, useState, useSyncExternalStore, type ClipboardEvent, type KeyboardEvent } from "react";
import { cellAt, formatArea, type Area } from "../host/a1.ts";
import type { Sheet } from "../host/model/sheet.ts";
import { commandOf, type Command } from "../sheet/key-map.ts";
import { selectWhole, wholeCell } from "../sheet/merged-cells.ts";
import type { PreviewExcel } from "../sheet/preview-excel.ts";
import { remarkAt } from "../sheet/remarks.ts";
import {
  advance,
  areaOfSelection,
  selectCell,
  selectionOfArea,
  type Cell,
  type Direction,
  type Selection,
} from "../sheet/selection.ts";
import { widestIn } from "../sheet/sheet-sizes.ts";
import { words } from "../sheet/words.ts";
import { CellEditor } from "./CellEditor.tsx";
import { boxOf, CellNotes, promptId } from "./CellNotes.tsx";
import { ChartLayer } from "./ChartLayer.tsx";
import { choicesAt, entryAt, promptAt } from "./cell-rules.ts";
import { copyCells, pasteOver, type Copied } from "./clipboard.ts";
import { selectionAfter, terrainOf } from "./follow-command.ts";
import { FormulaBar } from "./FormulaBar.tsx";
import { Grid } from "./Grid.tsx";
import { Menu, type MenuItem } from "./Menu.tsx";
import { NoteEditor } from "./NoteEditor.tsx";
import { PictureLayer } from "./PictureLayer.tsx";
import { RemarkBox, remarkId } from "./RemarkBox.tsx";
import { measureText } from "./measure.ts";
import { MessageBox } from "./MessageBox.tsx";
import { SheetTabs } from "./SheetTabs.tsx";
import { sheetMenu, rowMenu } from "./menus.ts";
import { useEditing } from "./use-editing.ts";
import { useFrame } from "./use-frame.ts";
import { useSelection } from "./use-selection.ts";

interface Props {
  readonly excel: PreviewExcel;
  /** F6: on to the pane. */
  readonly onLeave: () => void;
}

interface OpenMenu {
  readonly items: readonly MenuItem[];
  readonly left: number;
  readonly top: number;
}

/** Follows what an add-in selects, even when it selects the same cells again after the person scrolled away. */
function useJumps(excel: PreviewExcel, follow: () => void): void {
  const jumps = excel.jumps();
  const followed = useRef(jumps);
  useEffect(() => {
    if (followed.current === jumps) return;
    followed.current = jumps;
    follow();
  });
}

/** The workbook: formula bar, grid and sheet tabs, and all that a person can do with them. */
export function WorkbookView({ excel, onLeave }: Props) {
  useSyncExternalStore(excel.subscribe, excel.tick);
  const { workbook } = excel;
  const sheet = workbook.active;
  const view = useFrame(excel, sheet);
  const [selection, setSelection] = useSelection(excel, sheet);
  const [copied, setCopied] = useState<Copied | null>(null);
  const [openChoices, setOpenChoices] = useState<string | null>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [hovered, setHovered] = useState<Cell | null>(null);
  const [notedCell, setNotedCell] = useState<Cell | null>(null);
  const { active } = selection;
  const area = areaOfSelection(selection);
  const here = `${sheet.id} ${active.row} ${active.column}`;

  const focusGrid = (): void => view.scroller.current?.focus({ preventScroll: true });
  const select = (wished: Selection): void => {
    const next = selectWhole(sheet.merged, wished);
    setSelection(next);
    const isBig = areaOfSelection(next).rowCount > 10_000 || areaOfSelection(next).columnCount > 1_000;
    const moved = next.active.row !== active.row || next.active.column !== active.column;
    view.reveal(isBig || moved ? next.active : next.end);
  };
  /** Where a row of entries began: Enter after Tabs goes to the next row's cell below it. */
  const rowStart = useRef<Cell | null>(null);
  const goOn = (direction: Direction): void => {
    const start = rowStart.current;
    const terrain = terrainOf(sheet, view.frame);
    const isOne = area.rowCount * area.columnCount === 1;
    const isBack = direction === "down" && isOne && start?.row === active.row && start.column < active.column;
    if (isBack) {
      rowStart.current = null;
      return select(advance(selectCell({ row: active.row, column: start.column }), direction, terrain));
    }
    if (direction === "right" && start?.row !== active.row) rowStart.current = active;
    select(advance(selection, direction, terrain));
  };
  const editing = useEditing({
    excel,
    sheet,
    area,
    onDone: (direction) => {
      focusGrid();
      if (direction !== null) goOn(direction);
    },
  });
  useJumps(excel, () => view.reveal(active));

  const entry = entryAt(workbook, sheet, active.row, active.column);
  const choices = choicesAt(workbook, sheet, active.row, active.column);
  const prompt = promptAt(sheet, active.row, active.column);
  const choose = (choice: string): void => {
    setOpenChoices(null);
    focusGrid();
    editing.accept(excel.edits.type(sheet, active.row, active.column, choice));
  };
  const ask = (title: string, text: string, label: string, run: () => void): void =>
    editing.say({
      title,
      text,
      answers: [
        { label, run },
        { label: words.cancel, run: focusGrid },
      ],
    });
  /** The first cell of what the pointer rests on, or else of what is active: its remark is shown. */
  const remarked = hovered ?? active;
  const remark = remarkAt(sheet, remarked);
  const writeNote = (): void => {
    if (remarkAt(sheet, active)?.kind !== "comment") setNotedCell(active);
  };
  const finishNote = ({ row, column }: Cell, text: string): void => {
    setNotedCell(null);
    if (text !== (remarkAt(sheet, { row, column })?.lines[0]?.text ?? "")) {
      editing.accept(excel.edits.note(sheet, row, column, text));
    }
    focusGrid();
  };
  const openRowMenu = (left: number, top: number): void =>
    setMenu({ left, top, items: rowMenu(excel, sheet, area, active, { accept: editing.accept, writeNote }) });

  const go = (to: Sheet): void => {
    if (editing.settle()) excel.activate(to);
  };
  const run = (command: Command): void => {
    const next = selectionAfter(command, selection, sheet, view.frame);
    if (command.kind === "advance") return goOn(command.direction);
    if (next !== null) {
      rowStart.current = null;
      return select(next);
    }
    if (command.kind === "type") editing.begin(active, "cell", command.text);
    if (command.kind === "replace") editing.begin(active, "cell", "");
    if (command.kind === "edit") editing.begin(active, "cell");
    if (command.kind === "note") writeNote();
    if (command.kind === "clear") editing.accept(excel.edits.clear(sheet, area));
    if (command.kind === "cancel") setCopied(null);
    if (command.kind === "choose" && choices !== null) setOpenChoices(here);
    if (command.kind === "undo") excel.undo();
    if (command.kind === "redo") excel.redo();
    if (command.kind === "leave") onLeave();
    if (command.kind === "menu") {
      const { left, top } = view.scroller.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
      const box = boxOf(view.frame, wholeCell(sheet.merged, active));
      openRowMenu(left + box.left + 20, top + box.top + box.height);
    }
    if (command.kind === "sheet") {
      const visible = workbook.sheets.filter(({ visibility }) => visibility === "Visible");
      const to = visible[visible.indexOf(sheet) + command.step];
      if (to !== undefined) go(to);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const command = event.target === view.scroller.current ? commandOf(event) : null;
    if (command === null) return;
    event.preventDefault();
    run(command);
  };

  const paste = (text: string): void => {
    if (text === "") return;
    const one = wholeCell(sheet.merged, active);
    const isOne = area.rowCount === one.rowCount && area.columnCount === one.columnCount;
    const { area: target, lines } = pasteOver(isOne ? cellAt(active.row, active.column) : area, text, copied);
    const isOwn = copied !== null && copied.isCut;
    const cutFrom = isOwn ? { sheet: copied.sheet, area: copied.area } : null;
    if (!editing.accept(excel.edits.paste(sheet, target, lines, cutFrom))) return;
    if (isOwn) setCopied(null);
    setSelection(selectionOfArea(target));
  };
  const onClipboard = (event: ClipboardEvent): void => {
    if (event.target !== view.scroller.current) return;
    event.preventDefault();
    if (event.type === "paste") return paste(event.clipboardData.getData("text/plain"));
    const taken = copyCells(workbook, sheet, area, event.type === "cut");
    event.clipboardData.setData("text/plain", taken.text);
    setCopied(taken);
  };

  const { draft } = editing;
  const hasOwnRemark = remark !== null && hovered === null && draft === null;
  const described = [...(prompt === null ? [] : [promptId]), ...(hasOwnRemark ? [remarkId] : [])];
  const describedBy = described.length === 0 ? undefined : described.join(" ");
  const draftBox = draft === null ? null : boxOf(view.frame, wholeCell(sheet.merged, draft));
  return (
    <div className="workbook">
      <FormulaBar
        area={{ ...area, row: active.row, column: active.column }}
        entry={entry}
        draft={draft}
        onGo={(to: Area) => {
          select(selectionOfArea(to));
          focusGrid();
        }}
        onBegin={() => editing.begin(active, "bar")}
        actions={editing.actions}
      />
      <Grid
        excel={excel}
        sheet={sheet}
        view={view}
        selection={selection}
        copied={copied?.sheet === sheet ? copied.area : null}
        label={sheet.name}
        describedBy={describedBy}
        onHover={(cell) => {
          const next = cell !== null && remarkAt(sheet, cell) !== null ? cell : null;
          if (next?.row !== hovered?.row || next?.column !== hovered?.column) setHovered(next);
        }}
        onSelect={(next) => {
          rowStart.current = null;
          if (editing.settle()) setSelection(next);
        }}
        onKeyDown={onKeyDown}
        onClipboard={onClipboard}
        onEdit={() => editing.begin(active, "cell")}
        onMenu={openRowMenu}
        onResizeColumn={(column, width) => excel.setColumnWidth(sheet, column, (width * 72) / 96)}
        onFitColumn={(column) => {
          const width = widestIn(workbook, sheet, column, measureText);
          if (width !== null) excel.setColumnWidth(sheet, column, (width * 72) / 96);
        }}
      >
        <PictureLayer sheet={sheet} frame={view.frame} />
        <ChartLayer workbook={workbook} sheet={sheet} frame={view.frame} />
        <CellNotes
          frame={view.frame}
          cell={wholeCell(sheet.merged, active)}
          current={entry}
          prompt={draft === null ? prompt : null}
          choices={draft === null ? choices : null}
          areChoicesOpen={openChoices === here}
          onOpen={(isOpen) => {
            setOpenChoices(isOpen ? here : null);
            if (!isOpen) focusGrid();
          }}
          onChoose={choose}
        />
        {remark !== null && draft === null && notedCell === null && (
          <RemarkBox frame={view.frame} cell={wholeCell(sheet.merged, remarked)} remark={remark} />
        )}
        {notedCell !== null && (
          <NoteEditor
            frame={view.frame}
            cell={wholeCell(sheet.merged, notedCell)}
            text={remarkAt(sheet, notedCell)?.lines[0]?.text ?? ""}
            onDone={(text) => finishNote(notedCell, text)}
          />
        )}
        {draft !== null && draftBox !== null && draft.place === "cell" && (
          <CellEditor
            draft={draft}
            address={formatArea({ row: draft.row, column: draft.column, rowCount: 1, columnCount: 1 })}
            {...draftBox}
            {...editing.actions}
          />
        )}
      </Grid>
      <SheetTabs
        sheets={workbook.sheets}
        active={sheet}
        onActivate={go}
        onAdd={() => editing.accept(excel.addSheet())}
        onRename={(renamed, name) => editing.accept(excel.renameSheet(renamed, name))}
        onMenu={(of, left, top, rename) =>
          setMenu({ left, top, items: sheetMenu(excel, of, { rename, ask, accept: editing.accept }) })
        }
      />
      {menu !== null && <Menu label={words.sheet} {...menu} onClose={() => setMenu(null)} />}
      {editing.message !== null && <MessageBox message={editing.message} onClose={() => editing.say(null)} />}
    </div>
  );
}
