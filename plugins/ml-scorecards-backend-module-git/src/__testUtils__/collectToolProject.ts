import { collectAll, componentAt, createCollector, plain } from './collectAll';
import { GitHubHost } from './GitHubHost';
import { readGitRepository } from './readGitRepository';
import { ToolComponent } from './toolContract';

/** The facts of the components of a project, from its Git repository, over HTTP. In the order of the components. */
export async function collectToolProject(
  host: GitHubHost,
  project: {
    readonly name: string;
    readonly folder: string;
    readonly components: readonly ToolComponent[];
  },
): Promise<Array<Record<string, unknown>>> {
  const { name, folder, components } = project;
  host.addRepository(`acme/${name}`, await readGitRepository(folder));
  const collected = await collectAll(
    createCollector(host.config),
    components.map((component, index) =>
      componentAt(
        `c${index}`,
        `${host.origin}/acme/${name}/tree/main/${component.folder}`,
        component.artifact ? { 'dvc.org/artifact': component.artifact } : {},
      ),
    ),
  );
  return components.map((_, index) => {
    const answer = collected[`c${index}`];
    if (!('facts' in answer)) throw new Error(JSON.stringify(answer));
    return plain(answer.facts);
  });
}
