/* oxlint-disable jsx-a11y/prefer-tag-over-role -- it hangs on a cell and is opened by the cell's own keys, which a select is not */
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { words } from "../sheet/words.ts";

interface Props {
  readonly choices: readonly string[];
  readonly current: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly onChoose: (choice: string) => void;
  readonly onClose: () => void;
}

/** The drop-down of a cell with list validation. */
export function ChoiceList({ choices, current, left, top, width, onChoose, onClose }: Props) {
  const [index, setIndex] = useState(Math.max(0, choices.indexOf(current)));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: "nearest" });
  }, [index]);

  const go = (to: number): void => setIndex(Math.max(0, Math.min(choices.length - 1, to)));
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const { key } = event;
    const found = choices.findIndex((choice) => choice.toLowerCase().startsWith(key.toLowerCase()));
    event.preventDefault();
    if (key === "ArrowDown") go(index + 1);
    else if (key === "ArrowUp" && event.altKey) onClose();
    else if (key === "ArrowUp") go(index - 1);
    else if (key === "Home") go(0);
    else if (key === "End") go(choices.length - 1);
    else if (key === "Enter" || key === "Tab") onChoose(choices[index] ?? "");
    else if (key === "Escape") onClose();
    else if (key.length === 1 && found >= 0) go(found);
  };
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={-1}
      aria-label={words.choices}
      aria-activedescendant={`choice-${index}`}
      className="choices"
      style={{ left, top, minWidth: Math.max(width, 90) }}
      onKeyDown={onKeyDown}
      onBlur={onClose}
      onPointerDown={(event) => event.stopPropagation()}
    >
      {choices.map((choice, at) => (
        <div
          key={choice}
          id={`choice-${at}`}
          role="option"
          aria-selected={at === index}
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(choice);
          }}
        >
          {choice}
        </div>
      ))}
    </div>
  );
}
