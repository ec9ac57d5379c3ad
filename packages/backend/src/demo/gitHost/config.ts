import fs from 'node:fs';
import { resolve } from 'node:path';
import { RootConfigService } from '@backstage/backend-plugin-api';
import { findRepositoryRoot } from '../findRepositoryRoot';

/** Where the demo Git host listens and what it serves. */
export interface GitHostConfig {
  port: number;
  root: string;
  tags?: string;
}

/** Undefined when this portal is not a demo. */
export function readGitHostConfig(
  config: RootConfigService,
): GitHostConfig | undefined {
  const section = config.getOptionalConfig('demo.gitHost');
  if (!section) {
    return undefined;
  }
  const folderAt = (key: string) => {
    const folder = resolve(
      findRepositoryRoot(process.cwd()),
      section.getString(key),
    );
    if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Error(`demo.gitHost.${key} is not a folder: ${folder}`);
    }
    return folder;
  };
  return {
    port: section.getNumber('port'),
    root: folderAt('root'),
    ...(section.has('tags') ? { tags: folderAt('tags') } : {}),
  };
}
