/**
 * Documents as this process knows them from its own pushes, the one that was not pushed to for longest going first. Another
 * process may have changed them since: whatever is made of one has to be checked against the version that is stored.
 */
export class KnownDocuments<Known extends { readonly cells: { readonly size: number } }> {
  readonly #documents = new Map<string, Known>();
  readonly #cellsKept: number;
  readonly #cellsADocument: number;
  #cells = 0;

  /**
   * @param cellsKept Cells of all documents together; 100,000 take some 25 MB.
   * @param cellsADocument How many a document counts for besides its own: as many as take the memory of one without any.
   */
  constructor(cellsKept: number, cellsADocument: number) {
    this.#cellsKept = cellsKept;
    this.#cellsADocument = cellsADocument;
  }

  recall(documentId: string): Known | undefined {
    return this.#documents.get(documentId);
  }

  learn(documentId: string, known: Known): void {
    this.forget(documentId);
    this.#documents.set(documentId, known);
    this.#cells += this.#countOf(known);
    for (const oldest of this.#documents.keys()) {
      if (this.#cells <= this.#cellsKept) break;
      this.forget(oldest);
    }
  }

  forget(documentId: string): void {
    const known = this.#documents.get(documentId);
    if (known !== undefined) this.#cells -= this.#countOf(known);
    this.#documents.delete(documentId);
  }

  #countOf({ cells }: Known): number {
    return cells.size + this.#cellsADocument;
  }
}
