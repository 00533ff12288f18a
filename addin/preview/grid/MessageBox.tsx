import { useEffect, useRef } from "react";

export interface Message {
  readonly title: string;
  readonly text: string;
  /** The first is what Enter takes; the last is what Escape takes. */
  readonly answers: readonly { readonly label: string; readonly run: () => void }[];
}

/** Excel's box over the sheet: a question or a refusal. */
export function MessageBox({ message, onClose }: { readonly message: Message; readonly onClose: () => void }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  const take = (run: (() => void) | undefined): void => {
    onClose();
    run?.();
  };
  return (
    <dialog
      ref={box}
      aria-labelledby="message-title"
      aria-describedby="message-text"
      role="alertdialog"
      onCancel={(event) => {
        event.preventDefault();
        take(message.answers.at(-1)?.run);
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id="message-title">{message.title}</h2>
      <p id="message-text">{message.text}</p>
      <div className="answers">
        {message.answers.map(({ label, run }) => (
          <button key={label} type="button" onClick={() => take(run)}>
            {label}
          </button>
        ))}
      </div>
    </dialog>
  );
}
