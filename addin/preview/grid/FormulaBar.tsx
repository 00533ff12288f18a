import { useState } from "react";
import { formatArea, readArea, type Area } from "../host/a1.ts";
import { words } from "../sheet/words.ts";
import { onEditorKey, type Draft, type EditorActions } from "./CellEditor.tsx";

interface Props {
  readonly area: Area;
  readonly entry: string;
  readonly draft: Draft | null;
  readonly onGo: (area: Area) => void;
  readonly onBegin: () => void;
  readonly actions: EditorActions;
}

function NameBox({ area, onGo }: Pick<Props, "area" | "onGo">) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      className="name-box"
      aria-label={words.nameBox}
      value={typed ?? formatArea({ ...area, rowCount: 1, columnCount: 1 })}
      spellCheck={false}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => setTyped(null)}
      onKeyDown={(event) => {
        if (event.key === "Escape") setTyped(null);
        if (event.key !== "Enter") return;
        const found = readArea(typed ?? "");
        setTyped(null);
        onGo(found ?? area);
      }}
    />
  );
}

/** The active cell's address and content above the sheet. */
export function FormulaBar({ area, entry, draft, onGo, onBegin, actions }: Props) {
  return (
    <div className="formula-bar">
      <NameBox area={area} onGo={onGo} />
      <span className="fx" aria-hidden="true">
        fx
      </span>
      <textarea
        aria-label={words.formulaBar}
        rows={1}
        spellCheck={false}
        value={draft?.text ?? entry}
        onFocus={() => {
          if (draft === null) onBegin();
        }}
        onChange={(event) => actions.onChange(event.target.value)}
        onKeyDown={(event) => onEditorKey(event, "edit", actions)}
      />
    </div>
  );
}
