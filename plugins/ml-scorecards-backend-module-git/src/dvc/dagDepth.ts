import { Parsed, problem } from 'backstage-plugin-ml-scorecards-node';
import { folderOf, foldersUpFrom } from '../repository/paths';
import { PairedStage, resolveIn } from './DvcProject';

interface Node {
  readonly deps: readonly string[];
  readonly outs: readonly string[];
}

/** Length of the longest chain of stages, each of which reads what the one before wrote. */
export function dagDepth(stages: readonly PairedStage[]): Parsed<number> {
  const nodes: Node[] = [];
  for (const stage of stages) {
    const own = toNodes(stage);
    if ('problem' in own) return own;
    nodes.push(...own.value);
  }
  return longestChain(nodes);
}

function toNodes(stage: PairedStage): Parsed<readonly Node[]> {
  if (stage.inexact) return problem(stage.inexact);
  const resolve = (paths: readonly string[]) =>
    paths.flatMap(path => {
      const resolved = resolveIn(stage, path);
      return 'path' in resolved ? [resolved.path] : [path];
    });
  const { deps, outs } = stage.stage;
  const written = { deps, outs: outs.map(out => out.path) };
  const isPlain = ![...written.deps, ...written.outs].some(path =>
    path.includes('${'),
  );
  if (isPlain) {
    const node = { deps: resolve(written.deps), outs: resolve(written.outs) };
    return { value: [node] };
  }
  // The lock has the paths with templates filled in.
  if (stage.missing.length) {
    return problem(
      `the paths of stage ${stage.name} hold templates, and dvc.lock does not hold it`,
    );
  }
  return {
    value: stage.locked.map(({ locked }) => ({
      deps: resolve(locked.deps.map(dep => dep.path)),
      outs: resolve(locked.outs.map(out => out.path)),
    })),
  };
}

function longestChain(nodes: readonly Node[]): Parsed<number> {
  const writers = new Map<string, number[]>();
  const writersBelow = new Map<string, number[]>();
  nodes.forEach(({ outs }, node) => {
    for (const out of outs) {
      append(writers, out, node);
      for (const folder of foldersAbove(out))
        append(writersBelow, folder, node);
    }
  });
  const readers = nodes.map(() => new Set<number>());
  nodes.forEach(({ deps }, reader) => {
    for (const dep of deps) {
      const feeding = [
        ...(writersBelow.get(dep) ?? []),
        ...[dep, ...foldersAbove(dep)].flatMap(path => writers.get(path) ?? []),
      ];
      for (const node of feeding) {
        if (node !== reader) readers[node].add(reader);
      }
    }
  });

  const waitingFor = nodes.map(() => 0);
  readers.forEach(set => set.forEach(reader => (waitingFor[reader] += 1)));
  const depth = nodes.map(() => 1);
  const ready = nodes.flatMap((_, node) => (waitingFor[node] ? [] : [node]));
  let done = 0;
  let longest = 0;
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    done += 1;
    longest = Math.max(longest, depth[node]);
    for (const reader of readers[node]) {
      depth[reader] = Math.max(depth[reader], depth[node] + 1);
      waitingFor[reader] -= 1;
      if (!waitingFor[reader]) ready.push(reader);
    }
  }
  return done === nodes.length
    ? { value: longest }
    : problem('the stages of dvc.yaml wait for one another in a circle');
}

function foldersAbove(path: string): string[] {
  return foldersUpFrom(folderOf(path)).filter(folder => folder !== '');
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
