/** A dataset or job, as a server tells of it. */
export interface LineageNode {
  /** `job:<namespace>:<name>` or `dataset:<namespace>:<name>`. */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  /** What kind of job it is, if the server says so beside its lineage. */
  readonly type?: string;
}

export function isJob(id: string): boolean {
  return id.startsWith('job:');
}

export function isDataset(id: string): boolean {
  return id.startsWith('dataset:');
}

/** Which datasets jobs read and write. Names of the same dataset are one node in it. */
export class LineageGraph {
  readonly #nodes: ReadonlyMap<string, LineageNode>;
  readonly #before = new Map<string, Set<string>>();
  readonly #after = new Map<string, Set<string>>();
  readonly #groups = new Map<string, Set<string>>();

  constructor(options: {
    readonly nodes: Iterable<LineageNode>;
    /** From where to where data goes. */
    readonly edges: Iterable<readonly [from: string, to: string]>;
    /** Pairs of ids that name the same dataset. */
    readonly same?: Iterable<readonly [string, string]>;
  }) {
    this.#nodes = new Map([...options.nodes].map(node => [node.id, node]));
    for (const [a, b] of options.same ?? []) this.#merge(a, b);
    for (const [from, to] of options.edges) {
      const [first, second] = [this.canonical(from), this.canonical(to)];
      add(this.#after, first, second);
      add(this.#before, second, first);
    }
  }

  /** Undefined if the server does not tell of it. */
  node(id: string): LineageNode | undefined {
    return this.#nodes.get(id);
  }

  has(id: string): boolean {
    return [this.#nodes, this.#before, this.#after, this.#groups].some(map =>
      map.has(id),
    );
  }

  /** Of all names of a dataset always the same one. */
  canonical(id: string): string {
    const [first = id] = this.#groups.get(id) ?? [];
    return first;
  }

  /** All names of a dataset. */
  namesOf(id: string): readonly string[] {
    return [...(this.#groups.get(id) ?? [id])];
  }

  /** What a job reads, or who writes a dataset. */
  before(id: string): readonly string[] {
    return [...(this.#before.get(this.canonical(id)) ?? [])].sort();
  }

  /** What a job writes, or who reads a dataset. */
  after(id: string): readonly string[] {
    return [...(this.#after.get(this.canonical(id)) ?? [])].sort();
  }

  #merge(a: string, b: string): void {
    const all = [...this.namesOf(a), ...this.namesOf(b)].sort();
    const group = new Set(all);
    for (const id of all) this.#groups.set(id, group);
  }
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key) ?? new Set();
  map.set(key, values.add(value));
}
