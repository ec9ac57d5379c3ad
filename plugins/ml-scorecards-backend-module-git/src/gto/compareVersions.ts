/** Orders versions such as `v1.10.0` as semantic versioning does, without what comes after a plus. */
export function compareVersions(a: string, b: string): number {
  const [coreA, preA] = partsOf(a);
  const [coreB, preB] = partsOf(b);
  for (let at = 0; at < 3; at++) {
    if (coreA[at] !== coreB[at]) return coreA[at] - coreB[at];
  }
  // A release is newer than what came before it.
  if (!preA.length || !preB.length) return preB.length - preA.length;
  for (let at = 0; at < Math.min(preA.length, preB.length); at++) {
    const order = compareIdentifiers(preA[at], preB[at]);
    if (order) return order;
  }
  return preA.length - preB.length;
}

function partsOf(version: string): [number[], string[]] {
  const [, core = '', pre = ''] =
    version.match(/^v?([\d.]+)(?:-([^+]*))?/) ?? [];
  return [
    [0, 1, 2].map(at => Number(core.split('.')[at] ?? 0)),
    pre ? pre.split('.') : [],
  ];
}

function compareIdentifiers(a: string, b: string): number {
  const [isNumberA, isNumberB] = [a, b].map(each => /^\d+$/.test(each));
  if (isNumberA && isNumberB) return Number(a) - Number(b);
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
