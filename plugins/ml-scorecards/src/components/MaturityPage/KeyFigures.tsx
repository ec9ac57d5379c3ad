import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Rollup, TrendPoint } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ComponentFilters } from '../ComponentsPage/componentFilters';
import { Figure } from './Figure';
import { FigureChange } from './FigureChange';
import { FilterLink } from '../shared/FilterLink';
import { trendChange } from './trendChange';
import { TrendState } from './useTrend';
import { useFormats } from '../shared/useFormats';

const useStyles = makeStyles(theme => ({
  figures: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: `repeat(auto-fit, minmax(${theme.spacing(
      22,
    )}px, 1fr))`,
  },
  note: {
    gridColumn: '1 / -1',
  },
}));

type FigureName = 'components' | 'atTarget' | 'gap' | 'waived' | 'attested';

/** Of the others, neither more nor less is better by itself. */
const BETTER: Partial<Record<FigureName, 'more' | 'less'>> = {
  atTarget: 'more',
  gap: 'less',
};

/** The figures on a day, undefined where they are not told of that day. */
const FIGURES: Record<FigureName, (point: TrendPoint) => number | undefined> = {
  components: point => point.components,
  atTarget: ({ atTarget, components }) =>
    components > 0 ? atTarget / components : undefined,
  gap: point => point.gap,
  waived: point => point.waived,
  attested: point => point.attested,
};

/** A group, or the whole organisation, in a few numbers. Each tells its change, and leads to the components behind it. */
export function KeyFigures(props: {
  total: Rollup;
  /** What gives the components of the group. */
  filters: Partial<ComponentFilters>;
  trend: TrendState;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { total, filters, trend } = props;
  const below = total.components - total.atTarget;
  // Why no change is told is the same for all figures, and said once.
  const unknownBecause = unknownChange(trend);
  const change = (of: FigureName) =>
    !unknownBecause && (
      <FigureChange
        trend={trend}
        isShare={of === 'atTarget'}
        better={BETTER[of]}
        figureOf={FIGURES[of]}
      />
    );
  const labelOf = (of: FigureName, number: string) =>
    t('maturity.show', { what: `${t(`maturity.${of}`)}: ${number}` });
  const components = formats.count(total.components);
  const atTarget = formats.share(total.atTarget / total.components);

  const counted = [
    { figure: 'gap', hint: 'gapHint', filter: { gap: 'true' } },
    { figure: 'waived', hint: 'waivedHint', filter: { waived: 'true' } },
    { figure: 'attested', hint: 'attestedHint', filter: { attested: 'true' } },
  ] as const;

  return (
    <section
      className={classes.figures}
      aria-label={t('maturity.figuresTitle')}
    >
      <Figure
        title={t('maturity.components')}
        number={components}
        label={labelOf('components', components)}
        filters={filters}
      >
        {change('components')}
      </Figure>
      <Figure
        title={t('maturity.atTarget')}
        number={atTarget}
        label={labelOf('atTarget', atTarget)}
        filters={
          total.atTarget > 0 ? { ...filters, atTarget: 'true' } : undefined
        }
      >
        {change('atTarget')}
        <Typography variant="caption" component="p">
          {t('maturity.atTargetOf', {
            atTarget: formats.count(total.atTarget),
            count: total.components,
          })}
        </Typography>
        {below > 0 && (
          <Typography variant="caption" component="p">
            <FilterLink filters={{ ...filters, atTarget: 'false' }}>
              {t('maturity.belowTarget', { count: below })}
            </FilterLink>
          </Typography>
        )}
        <Typography variant="caption" component="p" color="textSecondary">
          {t('maturity.withoutTarget')}
        </Typography>
      </Figure>
      {counted.map(({ figure, hint, filter }) => (
        <Figure
          key={figure}
          title={t(`maturity.${figure}`)}
          number={formats.count(total[figure])}
          label={labelOf(figure, formats.count(total[figure]))}
          filters={total[figure] > 0 ? { ...filters, ...filter } : undefined}
        >
          {change(figure)}
          <Typography variant="caption" component="p" color="textSecondary">
            {t(`maturity.${hint}`)}
          </Typography>
        </Figure>
      ))}
      {/* On the page itself, where the theme's secondary colour is too faint to read. */}
      {unknownBecause && (
        <Typography variant="caption" component="p" className={classes.note}>
          {t(`maturity.change.${unknownBecause}`)}
        </Typography>
      )}
    </section>
  );
}

/** Why the change of no figure is told; undefined if one is, or may be as soon as the trend is there. */
function unknownChange(
  trend: TrendState,
): 'notTold' | 'failed' | 'unknown' | undefined {
  switch (trend.is) {
    case 'loading':
      return undefined;
    case 'not-told':
      return 'notTold';
    case 'failed':
      return 'failed';
    default:
      return Object.values(FIGURES).some(figureOf =>
        trendChange(trend.points, figureOf),
      )
        ? undefined
        : 'unknown';
  }
}
