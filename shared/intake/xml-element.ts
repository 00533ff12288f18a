/** An element of an XML document, as far as reports need it. Names come without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, trimmed. */
  readonly text: string;
}

/** The children of a name. */
export const childrenOf = ({ children }: XmlElement, name: string): readonly XmlElement[] =>
  children.filter((child) => child.name === name);

/** The elements that a way of names leads to, from the children of the first on. */
export const elementsAt = (from: XmlElement, ...way: readonly string[]): readonly XmlElement[] =>
  way.reduce<readonly XmlElement[]>((found, name) => found.flatMap((element) => childrenOf(element, name)), [from]);

/** Every element of the name, however deep, that `isWanted`; what is inside of one is not looked through. */
export function elementsWithin(
  from: XmlElement,
  name: string,
  isWanted: (element: XmlElement) => boolean,
): readonly XmlElement[] {
  return from.children.flatMap((child) =>
    child.name === name && isWanted(child) ? [child] : elementsWithin(child, name, isWanted),
  );
}
