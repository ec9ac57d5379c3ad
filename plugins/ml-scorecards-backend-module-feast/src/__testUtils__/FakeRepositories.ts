import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError, NotFoundError } from '@backstage/errors';

/** Where the repositories of tests are. */
export const HOST = 'https://github.com';

/** Repositories on a host that the portal may read, through a URL reader that says what was read. */
export class FakeRepositories {
  /** Contents by address. */
  readonly files = new Map<string, string>();
  /** What was asked for, in order. */
  readonly asked: string[] = [];
  /** Answers instead, where it gives something. */
  intercept?: (url: string) => Promise<never> | undefined;
  /** How many are read at the moment, and were at most. */
  readonly atATime = { now: 0, most: 0 };

  readonly urlReader: UrlReaderService = {
    ...mockServices.urlReader.mock(),
    readUrl: async url => {
      this.asked.push(url);
      this.atATime.now += 1;
      this.atATime.most = Math.max(this.atATime.most, this.atATime.now);
      try {
        await (this.intercept?.(url) ?? Promise.resolve());
        if (!url.startsWith(`${HOST}/`)) throw new NotAllowedError(url);
        const content = this.files.get(url);
        if (content === undefined) throw new NotFoundError(url);
        return { buffer: async () => Buffer.from(content) };
      } finally {
        this.atATime.now -= 1;
      }
    },
  };
}

/** The annotation that says where the files of a component are. */
export function sourceAt(path: string): Record<string, string> {
  return { 'backstage.io/source-location': `url:${HOST}/${path}` };
}
