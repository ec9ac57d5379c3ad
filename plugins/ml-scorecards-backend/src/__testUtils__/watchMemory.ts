/** Gives, when it is called off, how much memory the process came to use above what it had, in MB. */
export function watchMemory(): () => number {
  const used = () => {
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1024 / 1024;
  };
  const before = used();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, used());
  }, 2);
  return () => {
    clearInterval(timer);
    return most - before;
  };
}
