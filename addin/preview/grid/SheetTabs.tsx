import { useState, type KeyboardEvent } from "react";
import type { Sheet } from "../host/model/sheet.ts";
import { words } from "../sheet/words.ts";

interface Props {
  readonly sheets: readonly Sheet[];
  readonly active: Sheet;
  readonly onActivate: (sheet: Sheet) => void;
  readonly onAdd: () => void;
  readonly onRename: (sheet: Sheet, name: string) => void;
  readonly onMenu: (sheet: Sheet, left: number, top: number, rename: () => void) => void;
}

/** The sheets' names at the foot. Hidden sheets are not among them. */
export function SheetTabs({ sheets, active, onActivate, onAdd, onRename, onMenu }: Props) {
  const [renaming, setRenaming] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const shown = sheets.filter(({ visibility }) => visibility === "Visible");
  const finish = (sheet: Sheet): void => {
    if (renaming !== null && renaming.name !== sheet.name) onRename(sheet, renaming.name);
    setRenaming(null);
  };
  const begin = (sheet: Sheet): void => setRenaming({ id: sheet.id, name: sheet.name });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, sheet: Sheet): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = step === undefined ? undefined : shown[shown.indexOf(sheet) + step];
    if (next !== undefined) {
      onActivate(next);
      document.getElementById(`tab-${next.id}`)?.focus();
    }
    if (event.key === "F2") begin(sheet);
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      event.preventDefault();
      const { left, top } = event.currentTarget.getBoundingClientRect();
      onMenu(sheet, left, top, () => begin(sheet));
    }
  };
  return (
    <div className="tabs">
      <div role="tablist" aria-label={words.sheets}>
        {shown.map((sheet) =>
          renaming?.id === sheet.id ? (
            <input
              key={sheet.id}
              aria-label={words.sheetName}
              className="renaming"
              value={renaming.name}
              maxLength={31}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to rename it
              autoFocus
              size={Math.max(6, renaming.name.length)}
              onFocus={(event) => event.target.select()}
              onChange={(event) => setRenaming({ id: sheet.id, name: event.target.value })}
              onBlur={() => finish(sheet)}
              onKeyDown={(event) => {
                if (event.key === "Enter") finish(sheet);
                if (event.key === "Escape") setRenaming(null);
              }}
            />
          ) : (
            <button
              key={sheet.id}
              id={`tab-${sheet.id}`}
              type="button"
              role="tab"
              aria-selected={sheet === active}
              tabIndex={sheet === active ? 0 : -1}
              style={sheet.tabColor === "" ? undefined : { boxShadow: `inset 0 -3px ${sheet.tabColor}` }}
              onClick={() => onActivate(sheet)}
              onDoubleClick={() => begin(sheet)}
              onKeyDown={(event) => onKeyDown(event, sheet)}
              onContextMenu={(event) => {
                event.preventDefault();
                onActivate(sheet);
                onMenu(sheet, event.clientX, event.clientY, () => begin(sheet));
              }}
            >
              {sheet.name}
            </button>
          ),
        )}
      </div>
      <button type="button" className="add" aria-label={words.newSheet} title={words.newSheet} onClick={onAdd}>
        +
      </button>
    </div>
  );
}
