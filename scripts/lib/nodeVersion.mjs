// The first module that every script loads. It must parse on old versions of Node, so that those get a sentence
// instead of a syntax error: no imports, no newer syntax.

export const oldestNode = 20;

export function majorOf(version) {
  return Number(String(version).replace(/^v/, '').split('.')[0]);
}

/** What to tell somebody whose Node cannot run the scripts; undefined if it can. */
export function nodeVersionProblem(version, platform) {
  if (platform === 'win32') {
    return 'Windows itself is not supported: run this inside the Windows Subsystem for Linux (WSL).';
  }
  if (majorOf(version) < oldestNode) {
    return (
      'Node ' +
      version +
      ' is too old: install Node ' +
      oldestNode +
      ' or newer (Node 22 is best) and run the same command again.'
    );
  }
  return undefined;
}

export function requireNode() {
  const problem = nodeVersionProblem(process.versions.node, process.platform);
  if (problem) {
    console.error(problem);
    process.exit(1);
  }
}
