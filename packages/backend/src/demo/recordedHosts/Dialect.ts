/** How questions to a server are recognised that are not always asked in the same words. */
export interface Dialect {
  /** Parameters that say what time it is. The recording has one time only. */
  readonly times?: readonly string[];
  /** The same text for all questions that are answered by one recorded answer, or by a part of it. */
  readonly same?: (text: string) => string;
  /** Whether an answer tells of whole days: its instants are moved by days then, so that none of them is yet to come. */
  readonly isByDay?: (json: unknown) => boolean;
  /** What of an answer belongs to the question that was asked. */
  readonly narrow?: (json: unknown, question: URLSearchParams) => unknown;
}
