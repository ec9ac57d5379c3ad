/** Stops the date, but no timer: all else takes its time. `jest.useRealTimers` lets the date go on. */
export function stopDate(at: string): void {
  jest.useFakeTimers({
    now: Date.parse(at),
    doNotFake: [
      'cancelAnimationFrame',
      'clearInterval',
      'clearTimeout',
      'nextTick',
      'performance',
      'queueMicrotask',
      'requestAnimationFrame',
      'setImmediate',
      'setInterval',
      'setTimeout',
    ],
  });
}
