import { useMemo } from 'react';
import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { LineagePicture } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';
import { drawnColumns } from './drawnColumns';
import { ARROW_GAP, LineageNode, NODE_HEIGHT, NODE_WIDTH } from './LineageNode';
import { MoreBeside } from './MoreBeside';
import { useCentred } from './useCentred';

/** Between nodes, in units of the drawing. */
const COLUMN_GAP = 36;
const ROW_GAP = 12;
const PADDING = 8;

/** What the graph of Backstage takes at least, around what it draws. */
const LEAST_HEIGHT = 100;

interface Size {
  columns: number;
  rows: number;
}

const useStyles = makeStyles(theme => ({
  figure: {
    margin: 0,
  },
  frame: {
    position: 'relative',
  },
  // Much of it scrolls, rather than shrink until nobody can read it.
  drawing: {
    overflow: 'auto',
    maxHeight: theme.spacing(75),
  },
  graph: {
    display: 'block',
    margin: ({ rows }: Size) =>
      `${Math.min(0, heightOf(rows) - LEAST_HEIGHT) / 2}px 0`,
  },
  // Its place is there before it is laid out.
  picture: {
    minWidth: ({ columns }: Size) => columns * (NODE_WIDTH + COLUMN_GAP),
    minHeight: ({ rows }: Size) => heightOf(rows),
    // Half as wide again as those of Backstage; their heads grow with them.
    '& path[marker-end]': {
      strokeWidth: 2,
    },
  },
}));

/**
 * The lineage as a drawing from left to right. It is one picture with a sentence in place of it for those who do not see it, so
 * nothing in it leads anywhere.
 */
export function LineageGraph({ nodes, edges }: LineagePicture) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const columns = useMemo(() => drawnColumns({ nodes, edges }), [nodes, edges]);
  const classes = useStyles({
    columns: columns.all,
    rows: Math.max(...countBy(nodes.map(({ column }) => column))),
  });
  const counted = (are: (node: (typeof nodes)[number]) => boolean) =>
    formats.count(nodes.filter(are).length);
  const summary = t('lineage.summary', {
    count: nodes.length - 1,
    before: counted(({ column }) => column < 0),
    after: counted(({ column }) => column > 0),
    unowned: counted(({ isUnowned }) => isUnowned),
  });
  // Other objects would be laid out anew.
  const drawn = useMemo(
    () => ({
      nodes: nodes.map(node => ({ ...node })),
      edges: edges.map(edge => ({ ...edge })),
    }),
    [nodes, edges],
  );
  // Much of it is wider than the page, and the component is what it is about.
  const { ref, onScroll, more } = useCentred(
    (columns.before + 0.5) * (NODE_WIDTH + COLUMN_GAP),
  );
  return (
    <figure className={classes.figure}>
      <div className={classes.frame}>
        <Box
          // Its types do not know that it has one.
          {...{ ref }}
          onScroll={onScroll}
          role="region"
          tabIndex={0}
          aria-label={t('lineage.drawing')}
          className={classes.drawing}
        >
          <div role="img" aria-label={summary} className={classes.picture}>
            <DependencyGraph
              className={classes.graph}
              nodes={drawn.nodes}
              edges={drawn.edges}
              direction={DependencyGraphTypes.Direction.LEFT_RIGHT}
              renderNode={({ node }) => <LineageNode node={node} />}
              nodeMargin={ROW_GAP}
              rankMargin={COLUMN_GAP - ARROW_GAP}
              paddingX={PADDING}
              paddingY={PADDING}
              showArrowHeads
              zoom="disabled"
              allowFullscreen={false}
            />
          </div>
        </Box>
        {more.before && <MoreBeside side="before" />}
        {more.after && <MoreBeside side="after" />}
      </div>
      <Typography variant="caption" component="figcaption">
        {summary} {t('lineage.legend')}
      </Typography>
    </figure>
  );
}

/** How high a drawing is. */
function heightOf(rows: number): number {
  return rows * (NODE_HEIGHT + ROW_GAP) - ROW_GAP + 2 * PADDING;
}

/** How often each of them is there. */
function countBy(columns: number[]): number[] {
  const counts = new Map<number, number>();
  for (const column of columns) {
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return [...counts.values()];
}
