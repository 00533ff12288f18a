import { CounterBadge, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useRef, type KeyboardEvent } from "react";
import { tabIds, type TabItem } from "./tab-item.ts";

/** High contrast shows every border there is, whatever its colour: the unselected tabs' must be named away. */
const highContrast = "@media (forced-colors: active)";

/** The narrowest panes: five tabs stand in one row there too. */
const narrow = "@media (max-width: 360px)";

const useStyles = makeStyles({
  tabs: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalXS,
    marginInline: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
  tab: {
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    minHeight: "36px",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground2,
    fontFamily: "inherit",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: "pointer",
    position: "relative",
    "::after": {
      content: '""',
      position: "absolute",
      insetInline: tokens.spacingHorizontalS,
      bottom: 0,
      height: "3px",
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: "transparent",
    },
    ":hover": { color: tokens.colorNeutralForeground2Hover },
    ":hover::after": { backgroundColor: tokens.colorNeutralStroke1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
    [highContrast]: { backgroundColor: "Canvas", color: "CanvasText", forcedColorAdjust: "none" },
  },
  manyTabs: {
    [narrow]: {
      columnGap: 0,
      justifyContent: "space-between",
      marginInline: `calc(-1 * ${tokens.spacingHorizontalXS})`,
    },
  },
  ofMany: {
    [narrow]: {
      gap: tokens.spacingHorizontalXXS,
      paddingInline: tokens.spacingHorizontalXS,
      fontSize: tokens.fontSizeBase200,
      "::after": { insetInline: tokens.spacingHorizontalXS },
    },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "::after": { backgroundColor: tokens.colorCompoundBrandStroke },
    ":hover::after": { backgroundColor: tokens.colorCompoundBrandStrokeHover },
    [highContrast]: { "::after": { backgroundColor: "Highlight" }, ":hover::after": { backgroundColor: "Highlight" } },
  },
});

/** Where an arrow, Home or End leads from a tab: the row is a ring. Null for every other key. */
function nextIndex(key: string, from: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
      return (from + 1) % count;
    case "ArrowLeft":
      return (from + count - 1) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}

interface Props {
  readonly prefix: string;
  readonly label: string;
  readonly tabs: readonly TabItem[];
  readonly selected: string;
  readonly choose: (id: string) => void;
}

/**
 * The row of tabs, one stop of the Tab key; arrows choose among them. Fluent's own would be at hand, but brings a library for
 * keeping focus whose focusable and hidden elements fail axe's check, and three times the code of this file.
 */
export function TabBar({ prefix, label, tabs, selected, choose }: Props) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const isMany = tabs.length > 4;
  const goTo = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === selected);
    const next = tabs[nextIndex(event.key, at, tabs.length) ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    choose(next.id);
    list.current?.querySelector<HTMLElement>(`[id="${tabIds(prefix, next.id).tab}"]`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tab that is selected has the focus, never the row
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      className={mergeClasses(styles.tabs, isMany && styles.manyTabs)}
      onKeyDown={goTo}
    >
      {tabs.map(({ id, label: text, count = 0 }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabIds(prefix, id).tab}
          aria-selected={id === selected}
          {...(id === selected ? { "aria-controls": tabIds(prefix, id).panel } : {})}
          tabIndex={id === selected ? 0 : -1}
          className={mergeClasses(styles.tab, isMany && styles.ofMany, id === selected && styles.selected)}
          onClick={() => {
            choose(id);
          }}
        >
          {text}
          {count > 0 && <CounterBadge size="small" color="informative" count={count} />}
        </button>
      ))}
    </div>
  );
}
