/** What a real server has answered to a collector: see `test/live/<source>/demo.test.ts`. */
export interface HostRecording {
  /** Of the server. */
  readonly version: string;
  /** When it was recorded, in milliseconds: from then, ages count. */
  readonly recordedAt: number;
  /** By method, path with query, and body. */
  readonly answers: Readonly<
    Record<
      string,
      {
        readonly status: number;
        readonly type: string;
        readonly json?: unknown;
        readonly text?: string;
      }
    >
  >;
}
