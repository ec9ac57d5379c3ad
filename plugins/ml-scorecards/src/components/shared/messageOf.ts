/** What an error says, in the words of the backend where it is one of its answers. */
export function messageOf(error: Error): string {
  // The client's own message only names the status; what is wrong stands in the cause.
  return error.name === 'ResponseError' && error.cause instanceof Error
    ? error.cause.message
    : error.message;
}
