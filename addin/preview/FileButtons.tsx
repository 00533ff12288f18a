import { useEffect, useEffectEvent, useRef } from "react";
import { words } from "./sheet/words.ts";
import type { Files } from "./use-files.ts";

/** Open and save, by button and by Excel's own keys. */
export function FileButtons({ files }: { readonly files: Files }) {
  const input = useRef<HTMLInputElement>(null);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isControl || (event.key !== "o" && event.key !== "s")) return;
    event.preventDefault();
    if (files.isBusy) return;
    if (event.key === "o") input.current?.click();
    else files.save();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.xlsm"
        aria-label={words.openFile}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file may be chosen again.
          event.target.value = "";
          if (file !== undefined) files.open(file);
        }}
      />
      <button type="button" disabled={files.isBusy} onClick={() => input.current?.click()}>
        {words.openFile}
      </button>
      <button type="button" disabled={files.isBusy} onClick={files.save}>
        {words.saveFile}
      </button>
    </>
  );
}
