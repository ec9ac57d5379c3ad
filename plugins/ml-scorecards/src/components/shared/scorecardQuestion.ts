/** What is asked for where a component's scorecard is shown: its card and its tab share the answer. */
export function scorecardQuestion(entityRef: string): readonly string[] {
  return ['scorecard', entityRef];
}
