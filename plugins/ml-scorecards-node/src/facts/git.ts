import { FactSet } from './FactSet';

/**
 * What the component's Git repository holds: its DVC project, its model card, its environment files.
 *
 * @public
 */
export const gitFacts = {
  source: 'git',
  title: 'Git repository',
  howToConnect:
    'Set the annotation backstage.io/source-location to the folder of the component in its repository, and configure an integration for the host in app-config.yaml. If the DVC project is in a folder below, name it in dvc.org/project-path.',
  facts: {
    lastCommit: {
      type: 'string',
      description: 'revision of the repository that was read',
    },
    hasDvcProject: {
      type: 'boolean',
      description: 'whether there is a dvc.yaml, a .dvc folder or a *.dvc file',
    },
    dvcStages: {
      type: 'strings',
      description: 'stages that dvc.yaml defines',
    },
    dvcDagDepth: {
      type: 'integer',
      description: 'length of the longest chain of stages in dvc.yaml',
    },
    lockStagesMissing: {
      type: 'strings',
      description: 'stages of dvc.yaml that dvc.lock does not hold',
    },
    codeDepsOutOfSync: {
      type: 'strings',
      description:
        'files in Git whose content differs from the hash in dvc.lock, or that dvc.lock does not hold yet',
    },
    paramsOutOfSync: {
      type: 'strings',
      description: 'parameters whose value differs from the one in dvc.lock',
    },
    trackedData: {
      type: 'strings',
      description: 'data files and folders that DVC tracks with a hash',
    },
    trackedBytes: {
      type: 'integer',
      unit: 'bytes',
      description: 'size of the data that DVC tracks, as recorded with it',
    },
    unpinnedImports: {
      type: 'strings',
      description: 'imports from other repositories without a locked revision',
    },
    defaultRemoteUrl: {
      type: 'string',
      description: 'address of the default DVC remote; empty without one',
    },
    remoteIsLocal: {
      type: 'boolean',
      description:
        'whether the default DVC remote is a path on one machine; unknown without a default remote',
    },
    secretsInConfig: {
      type: 'strings',
      description: 'options of .dvc/config that hold a credential',
    },
    declaredModels: {
      type: 'strings',
      description: 'artifacts of type model in dvc.yaml',
    },
    modelCard: {
      type: 'string',
      description: 'path of the model card; empty without one',
    },
    modelCardSections: {
      type: 'strings',
      description:
        'sections of the model card with content of their own, of the nine of Mitchell et al. 2019',
    },
    environmentFiles: {
      type: 'strings',
      description: 'files that describe the software environment',
    },
    environmentPinned: {
      type: 'boolean',
      description:
        'whether a lock file exists or every requirement names one exact version',
    },
  },
} as const satisfies FactSet;
