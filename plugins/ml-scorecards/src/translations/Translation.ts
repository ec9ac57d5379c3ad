/** The same messages in another language: each of them, and no others. */
export type Translation<TMessages> = {
  readonly [TKey in keyof TMessages]: TMessages[TKey] extends string
    ? string
    : Translation<TMessages[TKey]>;
};
