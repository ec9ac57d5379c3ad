import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { LeavingButton } from './LeavingButton';
import { Loaded } from './Loaded';
import { LoadFailed } from './LoadFailed';
import { Pages } from './usePages';

/** A list that is loaded page by page, with what stands there while it loads, when it cannot be loaded and if it is empty. */
export function PagedList<T>(props: {
  pages: Pages<T>;
  words: { loading: string; loadFailed: string; none: string; older: string };
  children: (items: T[]) => ReactNode;
}) {
  const { words, pages } = props;
  const { hasMore, more } = pages;
  return (
    <Loaded
      answer={{ ...pages, value: pages.items }}
      failed={words.loadFailed}
      skeleton={
        <div role="status" aria-label={words.loading}>
          <Skeleton variant="rect" height={120} />
        </div>
      }
    >
      {items => (
        <>
          {items.length === 0 && !hasMore && (
            <Typography variant="body2">{words.none}</Typography>
          )}
          {items.length > 0 && props.children(items)}
          {more.error && (
            <LoadFailed
              title={words.loadFailed}
              error={more.error}
              onRetry={more.show}
            />
          )}
          {hasMore && !more.error && (
            <LeavingButton
              size="small"
              color="primary"
              busy={more.loading}
              onClick={more.show}
            >
              {words.older}
            </LeavingButton>
          )}
        </>
      )}
    </Loaded>
  );
}
