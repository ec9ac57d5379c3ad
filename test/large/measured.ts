/** What the tests of a file have measured, for docs/performance.md: it is said when they are done. */
export const measured = {
  /** Bytes of the largest answer, by view. */
  bytes: new Map<string, number>(),
  /** Milliseconds from the last answer to the first useful paint, by page. */
  paints: new Map<string, number>(),
  /** Rows of the longest table or list, by view. */
  rows: new Map<string, number>(),

  tell(): void {
    for (const [what, numbers] of [
      ['Largest answer, bytes', this.bytes],
      ['First useful paint after its data, ms', this.paints],
      ['Rows of the longest table or list', this.rows],
    ] as const) {
      console.log(what);
      console.log(
        [...numbers].map(([view, n]) => `  ${view}: ${n}`).join('\n'),
      );
    }
  },
};
