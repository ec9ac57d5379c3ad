import { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { LoadFailed } from './LoadFailed';
import { usePages } from './usePages';

/** A list that is loaded page by page, with what stands there while it loads, when it cannot be loaded and if it is empty. */
export function PagedList<T>(props: {
  pages: Omit<ReturnType<typeof usePages<T>>, 'firstPage'>;
  words: { loading: string; loadFailed: string; none: string; older: string };
  children: (items: T[]) => ReactNode;
}) {
  const { words } = props;
  const { items, hasMore, loading, error, showMore, reload } = props.pages;
  return (
    <>
      {!items && loading && (
        <div role="status" aria-label={words.loading}>
          <Skeleton variant="rect" height={120} />
        </div>
      )}
      {items?.length === 0 && !hasMore && (
        <Typography variant="body2">{words.none}</Typography>
      )}
      {items && items.length > 0 && props.children(items)}
      {error && !loading && (
        <LoadFailed
          title={words.loadFailed}
          error={error}
          onRetry={items ? showMore : reload}
        />
      )}
      {hasMore && !error && (
        <Button
          size="small"
          color="primary"
          disabled={loading}
          onClick={showMore}
        >
          {words.older}
        </Button>
      )}
    </>
  );
}
