import { useMemo } from 'react';
import {
  DependencyGraph,
  DependencyGraphTypes,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { LineagePicture } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { useFormats } from '../shared/useFormats';
import { LineageNode } from './LineageNode';
import { LineageTable } from './LineageTable';

const useStyles = makeStyles(theme => ({
  figure: {
    margin: 0,
  },
  drawing: {
    overflowX: 'auto',
  },
  graph: {
    display: 'block',
    // Many columns scroll, rather than shrink until nobody can read them.
    minWidth: ({ columns }: { columns: number }) => theme.spacing(22 * columns),
    maxHeight: theme.spacing(60),
  },
}));

/**
 * The lineage as a drawing from left to right, with the table behind it. The drawing is one picture with a sentence in
 * place of it for those who do not see it.
 */
export function LineageGraph({ nodes, edges }: LineagePicture) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const columns = new Set(nodes.map(({ column }) => column)).size;
  const classes = useStyles({ columns });
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
  return (
    <figure className={classes.figure}>
      <div role="img" aria-label={summary} className={classes.drawing}>
        <DependencyGraph
          className={classes.graph}
          nodes={drawn.nodes}
          edges={drawn.edges}
          direction={DependencyGraphTypes.Direction.LEFT_RIGHT}
          renderNode={({ node }) => <LineageNode node={node} />}
          nodeMargin={12}
          rankMargin={36}
          paddingX={8}
          paddingY={8}
          showArrowHeads
          zoom="disabled"
          allowFullscreen={false}
          fit="contain"
        />
      </div>
      <Typography variant="caption" component="figcaption">
        {summary} {t('lineage.legend')}
      </Typography>
      <Disclosure id="ml-lineage-table" label={t('lineage.table')}>
        <LineageTable nodes={nodes} edges={edges} />
      </Disclosure>
    </figure>
  );
}
