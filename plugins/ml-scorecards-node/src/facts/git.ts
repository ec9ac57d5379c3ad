import { docsUrl } from './docsUrl';
import { FactSet } from './FactSet';

/**
 * What the component's Git repository holds: its DVC project, its model card, its environment files, its GTO tags, its
 * workflows, its objectives and alerts.
 *
 * @public
 */
export const gitFacts = {
  source: 'git',
  title: 'Git repository',
  howToConnect:
    'Configure an integration for the host of the repository in app-config.yaml. If the catalog does not read the entity from the folder of the component, name that in the annotation backstage.io/source-location. If there are several DVC projects below, name one in dvc.org/project-path.',
  modelAnnotations: {
    named: ['dvc.org/artifact'],
    within: ['dvc.org/project-path', 'backstage.io/source-location'],
  },
  docsUrl: docsUrl('sources/git.md'),
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
    metricsFiles: {
      type: 'strings',
      description: 'files that dvc.yaml names as metrics',
    },
    trackedParams: {
      type: 'strings',
      description: 'parameters that the stages of dvc.yaml name',
    },
    seedParams: {
      type: 'strings',
      description: 'parameters that hold a random seed',
    },
    gtoVersions: {
      type: 'strings',
      description: 'versions of the model that GTO tags name',
    },
    gtoVersionAt: {
      type: 'instant',
      description: 'when the newest version was tagged with GTO',
    },
    gtoServingVersions: {
      type: 'strings',
      description:
        'versions that GTO tags assign to the stage prod or production',
    },
    gtoLiveVersions: {
      type: 'strings',
      description: 'versions that GTO tags assign to any stage',
    },
    gtoChallengerVersions: {
      type: 'strings',
      description:
        'versions that GTO tags assign to the stage challenger, shadow or canary',
    },
    mlprojectEntryPoints: {
      type: 'strings',
      description: 'entry points of the MLproject file',
    },
    trainingWorkflows: {
      type: 'strings',
      description: 'CI workflows whose steps train',
    },
    testWorkflows: {
      type: 'strings',
      description: 'CI workflows whose steps test',
    },
    testFiles: {
      type: 'strings',
      description: 'files that hold tests',
    },
    hasOnlyNotebooks: {
      type: 'boolean',
      description: 'whether all code is in notebooks',
    },
    distributedLibraries: {
      type: 'strings',
      description:
        'libraries for training on several machines among the requirements',
    },
    pipelineTools: {
      type: 'strings',
      description: 'tools that run steps of the pipeline',
    },
    objectives: {
      type: 'strings',
      description:
        'what has an objective in OpenSLO, Sloth or Pyrra files: uptime, latency, pipeline or model-quality',
    },
    alertRules: {
      type: 'strings',
      description: 'alert rules in files for Prometheus',
    },
    driftAlertRules: {
      type: 'strings',
      description: 'alert rules on drift in files for Prometheus',
    },
    runbook: {
      type: 'string',
      description: 'path of the runbook; empty without one',
    },
    decisionRecords: {
      type: 'strings',
      description: 'files that record decisions',
    },
  },
} as const satisfies FactSet;
