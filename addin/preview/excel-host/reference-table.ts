import { ApiError } from "./api-error.ts";
import type { HostNode } from "./host-node.ts";

/** Ranges that an add-in holds on to after its request: Office.js asks for a name for each, and gives it back. */
export class ReferenceTable {
  private readonly nodes = new Map<string, HostNode>();
  private next = 1;

  /** A name for a range; null for anything else, which is found again by its id. */
  keep(node: HostNode): string | null {
    if (node.range === undefined) return null;
    const reference = `reference-${this.next++}`;
    this.nodes.set(reference, node);
    return reference;
  }

  get(reference: string): HostNode {
    const node = this.nodes.get(reference);
    if (node !== undefined) return node;
    throw new ApiError("InvalidReference", "This reference is not valid for the current operation.");
  }

  drop(reference: string): void {
    this.nodes.delete(reference);
  }
}
