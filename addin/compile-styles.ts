import { tokens } from "@fluentui/tokens";
import { resolveStyleRulesForSlots } from "@griffel/core";
import { parseSync, Visitor, type ESTree, type Plugin } from "vite";

/** What a style is written in. */
type StyleValue = string | number | readonly StyleValue[] | { readonly [property: string]: StyleValue };

/** A place in the source where something stands that is not known before the page runs. */
class UnknownStyleError extends Error {
  readonly at: number;

  constructor(at: number) {
    super(
      "Styles are compiled when the pane is built: inside makeStyles write values, template texts and tokens.…, and put what is known later into style={…}.",
    );
    this.at = at;
  }
}

/** The module's own texts by name: `const highContrast = "@media (forced-colors: active)"`. */
type Texts = ReadonlyMap<string, string>;

function textsOf({ body }: ESTree.Program): Texts {
  const constants = body.flatMap((statement) =>
    statement.type === "VariableDeclaration" && statement.kind === "const" ? statement.declarations : [],
  );
  return new Map(
    constants.flatMap(({ id, init }) =>
      id.type === "Identifier" && init?.type === "Literal" && typeof init.value === "string"
        ? [[id.name, init.value] as const]
        : [],
    ),
  );
}

function nameOf({ key, computed }: ESTree.ObjectProperty, texts: Texts): string {
  const name = key.type === "Identifier" && !computed ? key.name : constantOf(key, texts);
  if (typeof name !== "string") throw new UnknownStyleError(key.start);
  return name;
}

/** Fluent's tokens: the theme's custom properties, whose values the FluentProvider sets. */
const customProperties: Readonly<Record<string, string>> = tokens;

/** A text or number that is known while building; null for everything else. */
function constantOf(node: ESTree.Node, texts: Texts): string | number | null {
  if (node.type === "Literal")
    return typeof node.value === "string" || typeof node.value === "number" ? node.value : null;
  if (node.type === "Identifier") return texts.get(node.name) ?? null;
  if (node.type === "MemberExpression") {
    const { object, property } = node;
    if (object.type !== "Identifier" || object.name !== "tokens" || property.type !== "Identifier") return null;
    return customProperties[property.name] ?? null;
  }
  if (node.type === "TemplateLiteral") {
    const between = node.expressions.map((expression) => constantOf(expression, texts));
    if (between.includes(null)) return null;
    return node.quasis.map(({ value }, index) => `${value.cooked ?? value.raw}${between[index] ?? ""}`).join("");
  }
  if (node.type === "UnaryExpression" && node.operator === "-") {
    const value = constantOf(node.argument, texts);
    return typeof value === "number" ? -value : null;
  }
  return null;
}

function valueOf(node: ESTree.Node, texts: Texts): StyleValue {
  if (node.type === "ArrayExpression") {
    return node.elements.map((element) => {
      if (element === null) throw new UnknownStyleError(node.start);
      return valueOf(element, texts);
    });
  }
  if (node.type === "ObjectExpression") {
    return Object.fromEntries(
      node.properties.map((property) => {
        if (property.type !== "Property") throw new UnknownStyleError(property.start);
        return [nameOf(property, texts), valueOf(property.value, texts)];
      }),
    );
  }
  const value = constantOf(node, texts);
  if (value === null) throw new UnknownStyleError(node.start);
  return value;
}

/** The arguments of `__styles`, as source: class names by slot, and the rules behind them. */
function compiled(styles: ESTree.Node, texts: Texts): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type checker has seen it as makeStyles' argument
  const bySlot = valueOf(styles, texts) as Parameters<typeof resolveStyleRulesForSlots>[0];
  return resolveStyleRulesForSlots(bySlot)
    .map((part) => JSON.stringify(part))
    .join(", ");
}

const fluent = "@fluentui/react-components";

/**
 * A module with every `makeStyles({…})` of Fluent's replaced by what it comes to, or null where there is none.
 *
 * @throws an error that names the place, where a style is not known before the page runs.
 */
export function compileStyles(code: string, file: string): string | null {
  const { program } = parseSync(file, code);
  const calls: ESTree.CallExpression[] = [];
  new Visitor({
    CallExpression: (call) => {
      if (call.callee.type === "Identifier" && call.callee.name === "makeStyles") calls.push(call);
    },
  }).visit(program);
  if (calls.length === 0) return null;
  const texts = textsOf(program);
  let made = `import { __styles } from "${fluent}";`;
  let from = 0;
  for (const {
    start,
    end,
    arguments: [styles],
  } of calls) {
    if (styles === undefined) throw new UnknownStyleError(start);
    made += `${code.slice(from, start)}__styles(${compiled(styles, texts)})`;
    from = end;
  }
  return made + code.slice(from);
}

/**
 * Compiles the pane's styles while it is built, as Fluent's own are. At run time each would be taken apart and turned into
 * CSS by the first component that has it: a tenth of the time until home is there, and 6 kB of compiler to be fetched. Griffel's
 * own plugin for Vite does the same; it runs the modules to know their styles, which takes longer than all the rest of the build,
 * and ours need nothing that is not written in their place.
 */
export function compileStylesPlugin(): Plugin {
  return {
    name: "milepost:compile-styles",
    apply: "build",
    transform: {
      filter: { id: /\/addin\/.*\.tsx?$/, code: /\bmakeStyles\(/ },
      handler(code, id) {
        try {
          return compileStyles(code, id);
        } catch (error) {
          if (error instanceof UnknownStyleError) this.error(error, error.at);
          throw error;
        }
      },
    },
  };
}
