import { Entity } from '@backstage/catalog-model';
import { catalogFacts, Facts } from 'backstage-plugin-ml-scorecards-node';

const DOCS_ANNOTATIONS = [
  'backstage.io/techdocs-ref',
  'backstage.io/techdocs-entity',
];

/** What the metadata of a component says about it. */
export function ownFacts(entity: Entity): Facts<typeof catalogFacts> {
  const { annotations = {}, links = [], description } = entity.metadata;
  return {
    hasDescription: { value: Boolean(description?.trim()) },
    hasDocs: { value: DOCS_ANNOTATIONS.some(name => annotations[name]) },
    hasRunbook: { value: links.some(isRunbook) },
  };
}

function isRunbook(link: { type?: string; title?: string }): boolean {
  return (
    link.type?.toLowerCase() === 'runbook' ||
    /\brunbook\b/i.test(link.title ?? '')
  );
}
