/** Many components change at once when a source was read, and lists of to-dos are about all of them. */
export const FOLLOWS_WITHIN_MS = 5_000;
