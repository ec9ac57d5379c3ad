import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  fileUrlBelow,
  misconfigured,
  sourceFileUrl,
} from 'backstage-plugin-ml-scorecards-node';
import {
  REPORT_ANNOTATION,
  ReportReference,
  STORE_ANNOTATION,
} from '../annotations/ReportReference';
import { ReportStore } from './ReportStore';

/** Where a report is, and what to say of it. */
export interface ReportFile {
  readonly url: string;
  readonly path: string;
  /** The whole sentence to say where it is not there. */
  readonly whenGone: string;
  /** What says where it is. */
  readonly saidBy: string;
}

/**
 * The file that an entity names: in a store that app-config.yaml has, or else in its repository. Throws a `CollectionFailure` if
 * there is none such.
 */
export function locateReport(
  entity: Entity,
  reference: ReportReference,
  options: {
    readonly stores: readonly ReportStore[];
    readonly integrations: ScmIntegrationRegistry;
  },
): ReportFile {
  const { path } = reference;
  const { stores, integrations } = options;
  if (reference.store === undefined) {
    return {
      path,
      url: sourceFileUrl(entity, path, integrations),
      whenGone: `The report ${path} is not in the repository, or the portal may not see it: check the annotations ${REPORT_ANNOTATION} and backstage.io/source-location, and that the job that makes it commits it.`,
      saidBy: 'the annotation backstage.io/source-location',
    };
  }
  const store = stores.find(({ id }) => id === reference.store);
  if (!store) throw noStore(stores);
  const saidBy = `${store.configKey}.url in app-config.yaml`;
  return {
    path,
    url: fileUrlBelow({ url: store.url, isFile: false }, path, {
      integrations,
      saidBy,
    }),
    whenGone: `The report ${path} is not in the store ${store.id}, or the portal may not see it: check the annotation ${REPORT_ANNOTATION}, and that the job that makes it puts it there.`,
    saidBy,
  };
}

function noStore(stores: readonly ReportStore[]) {
  const ids = stores.map(({ id }) => id).join(', ');
  return misconfigured(
    `The annotation ${STORE_ANNOTATION} names no store of reports that is configured. There is ${
      ids || 'none'
    } (mlScorecards.evidently.reportStores in app-config.yaml).`,
  );
}
