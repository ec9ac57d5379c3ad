/** Stops the date, but no timer, so that a test decides how late it is. Undone by `jest.useRealTimers`. */
export function stopDate(at: string): void {
  jest.useFakeTimers({
    now: new Date(at),
    doNotFake: [
      'clearImmediate',
      'clearInterval',
      'clearTimeout',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'setInterval',
      'setTimeout',
    ],
  });
}

export function later(ms: number): void {
  jest.setSystemTime(Date.now() + ms);
}
