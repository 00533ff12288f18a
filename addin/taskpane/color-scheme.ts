import { readRgb } from "./contrast.ts";

/** Whether a background such as `#262626` is dark. Null when it is not a colour that can be read. */
export function isDarkColor(color: string): boolean | null {
  const rgb = readRgb(color);
  return rgb === null ? null : 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2] < 128;
}

type Media = Pick<MediaQueryList, "matches" | "addEventListener" | "removeEventListener">;

/** Light or dark, and word when it changes. */
export interface ColorScheme {
  readonly isDark: () => boolean;
  /** The ground of Excel's own panes, such as `#262626`; empty where Excel tells none. */
  readonly background: () => string;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Excel's own theme where it tells one (desktop), else what the system prefers (the web). Excel sends no word when its
 * theme changes, so it is read again whenever React asks.
 */
export function createColorScheme(officeBackground: () => string | undefined, media: Media): ColorScheme {
  return {
    isDark: () => isDarkColor(officeBackground() ?? "") ?? media.matches,
    background: () => officeBackground() ?? "",
    subscribe: (listener) => {
      media.addEventListener("change", listener);
      return () => {
        media.removeEventListener("change", listener);
      };
    },
  };
}
