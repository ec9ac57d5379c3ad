import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { LineagePictureNode } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { shownName } from './shownName';

/** In units of the drawing. */
export const NODE_WIDTH = 204;
export const NODE_HEIGHT = 44;
/** Between the head of an arrow and the node that it leads to. */
export const ARROW_GAP = 6;
const PADDING = 10;

const useStyles = makeStyles(theme => ({
  box: {
    fill: theme.palette.background.paper,
    stroke: theme.palette.text.secondary,
    strokeWidth: 1,
  },
  component: {
    stroke: theme.palette.primary.main,
    strokeWidth: 3,
  },
  unowned: {
    strokeDasharray: '5 4',
    strokeWidth: 2,
  },
  name: {
    fill: theme.palette.text.primary,
    fontSize: 12,
  },
  kind: {
    fill: theme.palette.text.secondary,
    fontSize: 11,
  },
}));

/** A dataset or job in the drawing. */
export function LineageNode({ node }: { node: LineagePictureNode }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { label, kind, column, isUnowned } = node;
  const marks = [
    t(`lineage.kind.${kind}`),
    ...(column === 0 ? [t('lineage.component')] : []),
    ...(isUnowned ? [t('lineage.unowned')] : []),
  ];
  const mark = isUnowned ? classes.unowned : '';
  return (
    <g>
      <title>{label}</title>
      {/* Arrows end at it. */}
      <rect width={ARROW_GAP + NODE_WIDTH} height={NODE_HEIGHT} fill="none" />
      <rect
        className={`${classes.box} ${column === 0 ? classes.component : mark}`}
        x={ARROW_GAP}
        width={NODE_WIDTH}
        height={NODE_HEIGHT}
        rx={kind === 'job' ? NODE_HEIGHT / 2 : 2}
      />
      <text className={classes.name} x={ARROW_GAP + PADDING + 6} y={19}>
        {shownName(label)}
      </text>
      <text className={classes.kind} x={ARROW_GAP + PADDING + 6} y={35}>
        {marks.join(' · ')}
      </text>
    </g>
  );
}
