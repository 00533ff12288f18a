/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a separator that is moved is a control, which hr is not */
import { useRef, useState, useSyncExternalStore, type KeyboardEvent, type PointerEvent } from "react";
import { FileButtons } from "./FileButtons.tsx";
import { MessageBox } from "./grid/MessageBox.tsx";
import { WorkbookView } from "./grid/WorkbookView.tsx";
import type { NewWorkbook, PreviewExcel } from "./sheet/preview-excel.ts";
import { words } from "./sheet/words.ts";
import { useFiles, type Files } from "./use-files.ts";

const narrowest = 320;
const widest = 450;
const usual = 360;
const keyStep = 10;

const within = (width: number): number => Math.max(narrowest, Math.min(widest, Math.round(width)));

/** The bar between workbook and pane: dragged, or moved with the arrow keys. */
function Divider({ width, onChange }: { readonly width: number; readonly onChange: (width: number) => void }) {
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={words.paneWidth}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      className="divider"
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (from.current !== null) onChange(within(from.current.width + from.current.x - event.clientX));
      }}
      onPointerUp={() => {
        from.current = null;
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "ArrowLeft") onChange(within(width + keyStep));
        if (event.key === "ArrowRight") onChange(within(width - keyStep));
      }}
    />
  );
}

function Toolbar({ excel, files }: { readonly excel: PreviewExcel; readonly files: Files }) {
  const [latency, setLatency] = useState(excel.host.latencyMs);
  return (
    <header className="toolbar">
      <img src="/assets/icon-32.png" alt="" width="20" height="20" />
      <h1>{words.title}</h1>
      <p>{words.notExcel}</p>
      <FileButtons files={files} />
      <button type="button" disabled={!excel.history.canUndo} onClick={excel.undo}>
        {words.undo}
      </button>
      <button type="button" disabled={!excel.history.canRedo} onClick={excel.redo}>
        {words.redo}
      </button>
      <label>
        {words.latency}{" "}
        <select
          value={latency}
          onChange={(event) => {
            const ms = Number(event.target.value);
            excel.setLatency(ms);
            setLatency(ms);
          }}
        >
          {words.latencies.map(({ ms, label }) => (
            <option key={ms} value={ms}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}

/** Keys that Excel takes wherever the focus is work in the pane too: open and save, and F6 back to the workbook. */
function shareKeys({ contentWindow }: HTMLIFrameElement): void {
  contentWindow?.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key === "F6") document.querySelector<HTMLElement>('[role="grid"]')?.focus();
    const here = new KeyboardEvent("keydown", { key, ctrlKey, metaKey, altKey, shiftKey, cancelable: true });
    if (key === "F6" || !dispatchEvent(here)) event.preventDefault();
  });
}

/** The whole page: workbook left, the real task pane right. */
export function PreviewPage({ excel, handed }: { readonly excel: PreviewExcel; readonly handed: NewWorkbook | null }) {
  useSyncExternalStore(excel.subscribe, excel.tick);
  const files = useFiles(excel, handed);
  const generation = excel.generation();
  const [width, setWidth] = useState(usual);
  const pane = useRef<HTMLIFrameElement>(null);
  return (
    <div
      className="page"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file !== undefined && !files.isBusy) files.open(file);
      }}
    >
      <title>{`${excel.fileName()} - ${words.title}`}</title>
      <Toolbar excel={excel} files={files} />
      <p className="file-status" role="status">
        {files.status}
      </p>
      <main>
        <WorkbookView key={generation} excel={excel} onLeave={() => pane.current?.contentWindow?.focus()} />
        <Divider width={width} onChange={setWidth} />
        <section className="pane" style={{ width }} aria-label={words.pane}>
          {/* oxlint-disable-next-line react/iframe-missing-sandbox -- our own page, which needs the workbook of this one */}
          <iframe
            key={generation}
            ref={pane}
            title={words.pane}
            src="/preview-pane.html"
            onLoad={(event) => shareKeys(event.currentTarget)}
          />
        </section>
      </main>
      {files.message !== null && <MessageBox message={files.message} onClose={files.closeMessage} />}
    </div>
  );
}
