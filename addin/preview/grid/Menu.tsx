import { useEffect, useRef, type KeyboardEvent } from "react";

export interface MenuItem {
  readonly label: string;
  readonly run: () => void;
}

interface Props {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly left: number;
  readonly top: number;
  readonly onClose: () => void;
}

/** A context menu at a place of the window. */
export function Menu({ label, items, left, top, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = menu.current;
    if (place === null) return;
    const { width, height } = place.getBoundingClientRect();
    place.style.left = `${Math.max(0, Math.min(left, window.innerWidth - width - 4))}px`;
    place.style.top = `${Math.max(0, Math.min(top, window.innerHeight - height - 4))}px`;
    place.querySelector("button")?.focus();
  }, [left, top]);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const buttons = [...(menu.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const go = (to: number): void => {
      event.preventDefault();
      buttons[(to + buttons.length) % buttons.length]?.focus();
    };
    if (event.key === "ArrowDown") go(at + 1);
    if (event.key === "ArrowUp") go(at - 1);
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      onClose();
    }
  };
  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className="menu"
      style={{ left, top }}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      {items.map((item) => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          onClick={() => {
            onClose();
            item.run();
          }}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
}
