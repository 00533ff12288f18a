import { tokens } from "@fluentui/react-components";
import { resolveStyleRulesForSlots } from "@griffel/core";
import { describe, expect, it } from "vitest";
import { compileStyles } from "../../../addin/compile-styles.ts";

const compile = (styles: string, before = ""): string | null =>
  compileStyles(`${before}const useStyles = makeStyles(${styles});\nexport const after = useStyles;\n`, "View.tsx");

/** What the compiled call is given. */
function argumentsOf(code: string | null): unknown {
  const found = /__styles\((.*)\);/.exec(code ?? "")?.[1];
  return found === undefined ? null : JSON.parse(`[${found}]`);
}

describe("compiling styles", () => {
  it("gives the rules and class names that Griffel makes at run time", () => {
    const compiled = compile(
      `{
        page: { display: "flex", gap: tokens.spacingVerticalXXL, margin: 0, zIndex: tokens.zIndexPopup, order: -1, lineHeight: 1.5 },
        "two-words": { padding: \`\${tokens.spacingVerticalS} 0\`, "& li + li": { marginTop: tokens.spacingVerticalS } },
        bar: { [highContrast]: { fill: "Canvas" }, animationName: { from: { opacity: 0 }, to: { opacity: 1 } } },
        either: { overflowY: ["hidden", "clip"] },
      }`,
      'const highContrast = "@media (forced-colors: active)";\n',
    );
    expect(argumentsOf(compiled)).toEqual(
      resolveStyleRulesForSlots({
        page: {
          display: "flex",
          gap: tokens.spacingVerticalXXL,
          margin: 0,
          zIndex: tokens.zIndexPopup,
          order: -1,
          lineHeight: 1.5,
        },
        "two-words": { padding: `${tokens.spacingVerticalS} 0`, "& li + li": { marginTop: tokens.spacingVerticalS } },
        bar: {
          "@media (forced-colors: active)": { fill: "Canvas" },
          animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
        },
        either: { overflowY: ["hidden", "clip"] },
      }),
    );
  });

  it("leaves what stands around the call as it is, and modules without one alone", () => {
    expect(compile("{}")).toBe(
      'import { __styles } from "@fluentui/react-components";const useStyles = __styles({}, {});\nexport const after = useStyles;\n',
    );
    expect(compileStyles("export const makeStyles = 1;", "View.tsx")).toBeNull();
  });

  it.each([
    ["{ page: { color: colorOf(status) } }", "colorOf(status)"],
    ["{ page: { width } }", "width }"],
    ["{ page: { ...shared } }", "...shared"],
    ["{ page: { [narrow]: { gap: 0 } } }", "narrow]"],
    ["{ page: { padding: `${gap} 0` } }", "`${gap} 0`"],
    ["styles", "styles)"],
  ])("refuses %s, which is not known while building, and says where", (styles, place) => {
    const code = `const useStyles = makeStyles(${styles});`;
    let refused: unknown = null;
    try {
      compileStyles(code, "View.tsx");
    } catch (error) {
      refused = error;
    }
    expect(refused).toMatchObject({ at: code.indexOf(place), message: expect.stringContaining("style={…}") });
  });
});
