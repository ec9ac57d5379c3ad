import { HumanDuration } from '@backstage/types';

export interface Config {
  mlScorecards?: {
    /** Facts from Git repositories. */
    git?: {
      /** How often each repository is read. A repository without a new commit or tag costs two requests. Default: 30 minutes. */
      interval?: string | HumanDuration;
      /** How long facts count as fresh after they were read. Older ones are stale. Longer than the interval. Default: 24 hours. */
      timeToLive?: string | HumanDuration;
    };
  };
}
