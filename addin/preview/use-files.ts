import { useEffect, useEffectEvent, useState } from "react";
import type { Message } from "./grid/MessageBox.tsx";
import type { NewWorkbook, PreviewExcel } from "./sheet/preview-excel.ts";
import { words } from "./sheet/words.ts";

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Gives the person a file, as browsers do. */
function download({ name, bytes }: NewWorkbook): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: xlsxType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has to have begun by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

const asXlsx = (name: string): string => `${name.replace(/\.[^.]*$/, "")}.xlsx`;

export interface Files {
  /** What happens or happened to the file; null while there is nothing to say. */
  readonly status: string | null;
  readonly isBusy: boolean;
  readonly message: Message | null;
  readonly closeMessage: () => void;
  /** Opens a file in place of the workbook, asking first where something would be lost. */
  readonly open: (file: File) => void;
  readonly save: () => void;
}

const createdMessage = (created: NewWorkbook, done: () => void): Message => ({
  title: words.createdTitle,
  text: words.created,
  answers: [
    {
      label: words.openInTab,
      run: () => {
        let waiting: NewWorkbook | null = created;
        window.handOver = () => {
          const handed = waiting;
          waiting = null;
          return handed;
        };
        window.open(location.pathname);
        done();
      },
    },
    {
      label: words.saveCreated,
      run: () => {
        download(created);
        done();
      },
    },
    { label: words.cancel, run: done },
  ],
});

/** Opening and saving .xlsx files, and what becomes of workbooks that the add-in makes. */
export function useFiles(excel: PreviewExcel, handed: NewWorkbook | null): Files {
  const [status, setStatus] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [question, setQuestion] = useState<Message | null>(null);

  const say = (title: string, text: string): void =>
    setQuestion({ title, text, answers: [{ label: words.ok, run: () => {} }] });
  const load = async (name: string, bytes: Uint8Array): Promise<void> => {
    setBusy(true);
    setStatus(words.opening(name));
    try {
      const opened = await excel.openFile(asXlsx(name), bytes);
      if (!opened.ok) say(words.title, words.fileProblems[opened.error.kind](name));
      const things = opened.ok ? opened.value : [];
      setStatus(!opened.ok ? null : things.length > 0 ? words.leftOut(name, things) : words.opened(name));
    } catch {
      say(words.title, words.fileProblems["too-large"](name));
      setStatus(null);
    }
    setBusy(false);
  };
  const open = (file: File): void => {
    const go = (): void => void file.arrayBuffer().then((buffer) => load(file.name, new Uint8Array(buffer)));
    if (!excel.isUnsaved()) return go();
    setQuestion({
      title: words.replaceTitle,
      text: words.replace(file.name, excel.fileName()),
      answers: [
        { label: words.replaceAnswer, run: go },
        { label: words.cancel, run: () => {} },
      ],
    });
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    setStatus(words.saving);
    try {
      const name = excel.fileName();
      const bytes = await excel.saveFile();
      if (bytes !== null) download({ name, bytes });
      const hasCharts = excel.workbook.sheets.some(({ charts }) => charts.length > 0);
      setStatus(bytes === null ? null : (hasCharts ? words.savedWithoutCharts : words.saved)(name));
    } catch {
      say(words.title, words.saveFailed);
      setStatus(null);
    }
    setBusy(false);
  };

  const openHanded = useEffectEvent(() => {
    if (handed !== null) void load(handed.name, handed.bytes);
  });
  useEffect(() => {
    const timer = setTimeout(() => openHanded(), 0);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    // Browsers ask in their own words whether to leave.
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (excel.isUnsaved()) event.preventDefault();
    };
    addEventListener("beforeunload", onLeave);
    return () => removeEventListener("beforeunload", onLeave);
  }, [excel]);

  const created = excel.created();
  return {
    status,
    isBusy,
    message: question ?? (created === null ? null : createdMessage(created, excel.takeCreated)),
    closeMessage: () => setQuestion(null),
    open,
    save: () => void save(),
  };
}
