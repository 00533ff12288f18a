/** Something a person did that can be taken back and done again. */
export interface Deed {
  readonly undo: () => void;
  readonly redo: () => void;
}

/** How much is remembered, as in Excel. */
const longest = 100;

/** What people did, the latest last. What add-ins do is not in it, as in Excel on Windows. */
export class History {
  #done: Deed[] = [];
  #undone: Deed[] = [];

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Remembers a deed that is done. What was undone before cannot be redone any more. */
  add(deed: Deed): void {
    this.#done = [...this.#done.slice(1 - longest), deed];
    this.#undone = [];
  }

  undo(): void {
    const deed = this.#done.pop();
    if (deed === undefined) return;
    deed.undo();
    this.#undone.push(deed);
  }

  redo(): void {
    const deed = this.#undone.pop();
    if (deed === undefined) return;
    deed.redo();
    this.#done.push(deed);
  }

  /** Forgets everything: rows moved under it, and what it remembers by place would land elsewhere. */
  clear(): void {
    this.#done = [];
    this.#undone = [];
  }
}
