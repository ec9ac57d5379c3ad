import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';

const folder = join(__dirname, '../../examples/catalog');

/** What the demo's catalog holds, with who owns what. */
export function demoEntities(): Entity[] {
  return readdirSync(folder).flatMap(name =>
    parseAllDocuments(readFileSync(join(folder, name), 'utf8')).map(
      document => {
        const entity: Entity = document.toJS();
        const owner = entity.spec?.owner;
        return {
          ...entity,
          relations: owner
            ? [{ type: 'ownedBy', targetRef: `group:default/${owner}` }]
            : [],
        };
      },
    ),
  );
}
