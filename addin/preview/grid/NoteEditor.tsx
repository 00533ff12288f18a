import { useEffect, useRef, useState } from "react";
import type { Area } from "../host/a1.ts";
import { words } from "../sheet/words.ts";
import { boxOf } from "./CellNotes.tsx";
import type { Frame } from "./frame.ts";

interface Props {
  readonly frame: Frame;
  readonly cell: Area;
  readonly text: string;
  /** Takes what is written, as Excel does whenever one leaves a note. */
  readonly onDone: (text: string) => void;
}

/** A note while it is written: Escape, or going elsewhere, ends it. */
export function NoteEditor({ frame, cell, text, onDone }: Props) {
  const [draft, setDraft] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const { left, top, width } = boxOf(frame, cell);
  return (
    <textarea
      ref={field}
      className="remark note"
      aria-label={words.remark.note}
      rows={4}
      value={draft}
      style={{ width: 240, left: Math.min(left + width + 14, Math.max(0, frame.view.width - 250)), top }}
      onChange={(event) => setDraft(event.target.value)}
      onPointerDown={(event) => event.stopPropagation()}
      onBlur={() => onDone(draft)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") onDone(draft);
      }}
    />
  );
}
