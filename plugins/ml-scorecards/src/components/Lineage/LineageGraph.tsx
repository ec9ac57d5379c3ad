import { useLayoutEffect, useMemo, useRef } from 'react';
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
import { Disclosure } from '../shared/Disclosure';
import { useFormats } from '../shared/useFormats';
import { LineageNode, NODE_HEIGHT, NODE_WIDTH } from './LineageNode';
import { LineageTable } from './LineageTable';

/** Between nodes, in units of the drawing. */
const COLUMN_GAP = 36;
const ROW_GAP = 12;

interface Size {
  columns: number;
  rows: number;
}

const useStyles = makeStyles(theme => ({
  figure: {
    margin: 0,
  },
  // Much of it scrolls, rather than shrink until nobody can read it.
  drawing: {
    overflow: 'auto',
    maxHeight: theme.spacing(75),
  },
  graph: {
    display: 'block',
  },
  // Its place is there before it is laid out.
  picture: {
    minWidth: ({ columns }: Size) => columns * (NODE_WIDTH + COLUMN_GAP),
    minHeight: ({ rows }: Size) => rows * (NODE_HEIGHT + ROW_GAP),
  },
}));

/**
 * The lineage as a drawing from left to right, with the table behind it. The drawing is one picture with a sentence in
 * place of it for those who do not see it.
 */
export function LineageGraph({ nodes, edges }: LineagePicture) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const columns = countBy(nodes.map(({ column }) => column));
  const classes = useStyles({
    columns: columns.length,
    rows: Math.max(...columns),
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
  const drawing = useRef<HTMLDivElement>(null);
  const before = new Set(
    nodes.filter(({ column }) => column < 0).map(({ column }) => column),
  ).size;
  useLayoutEffect(() => {
    // Much of it is wider than the page, and the component is what it is about.
    const element = drawing.current;
    if (element) {
      const middle = (before + 0.5) * (NODE_WIDTH + COLUMN_GAP);
      element.scrollLeft = middle - element.clientWidth / 2;
    }
  }, [before]);
  return (
    <figure className={classes.figure}>
      <Box
        // Its types do not know that it has one.
        {...{ ref: drawing }}
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
            rankMargin={COLUMN_GAP}
            paddingX={8}
            paddingY={8}
            showArrowHeads
            zoom="disabled"
            allowFullscreen={false}
          />
        </div>
      </Box>
      <Typography variant="caption" component="figcaption">
        {summary} {t('lineage.legend')}
      </Typography>
      <Disclosure id="ml-lineage-table" label={t('lineage.table')}>
        <LineageTable nodes={nodes} edges={edges} />
      </Disclosure>
    </figure>
  );
}

/** How often each of them is there. */
function countBy(columns: number[]): number[] {
  const counts = new Map<number, number>();
  for (const column of columns) {
    counts.set(column, (counts.get(column) ?? 0) + 1);
  }
  return [...counts.values()];
}
