/** Whether a background such as `#262626` is dark. Null when it is not a colour that can be read. */
export function isDarkColor(color: string): boolean | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color.trim());
  if (match === null) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => Number.parseInt(part, 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}

type Media = Pick<MediaQueryList, "matches" | "addEventListener" | "removeEventListener">;

/** Light or dark, and word when it changes. */
export interface ColorScheme {
  readonly isDark: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Excel's own theme where it tells one (desktop), else what the system prefers (the web). Excel sends no word when its
 * theme changes, so it is read again whenever React asks.
 */
export function createColorScheme(officeBackground: () => string | undefined, media: Media): ColorScheme {
  return {
    isDark: () => isDarkColor(officeBackground() ?? "") ?? media.matches,
    subscribe: (listener) => {
      media.addEventListener("change", listener);
      return () => {
        media.removeEventListener("change", listener);
      };
    },
  };
}
