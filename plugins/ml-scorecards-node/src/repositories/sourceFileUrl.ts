import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { fileUrlBelow } from './fileUrlBelow';
import { sourceUrlOf } from './sourceUrlOf';

/**
 * The address of a file below the source location of an entity, as {@link fileUrlBelow} makes it.
 *
 * @public
 */
export function sourceFileUrl(
  entity: Entity,
  path: string,
  integrations: ScmIntegrationRegistry,
): string {
  const { url, isFile } = sourceUrlOf(entity);
  return fileUrlBelow({ url, isFile }, path, {
    integrations,
    saidBy: 'The annotation backstage.io/source-location',
  });
}
