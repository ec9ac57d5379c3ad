import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Rollup } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ComponentFilters } from '../ComponentsPage/componentFilters';
import { Figure } from './Figure';
import { FigureChange } from './FigureChange';
import { FilterLink } from './FilterLink';
import { TrendState } from './useTrend';
import { useFormats } from '../shared/useFormats';

const useStyles = makeStyles(theme => ({
  figures: {
    display: 'grid',
    gap: theme.spacing(3),
    gridTemplateColumns: `repeat(auto-fit, minmax(${theme.spacing(
      24,
    )}px, 1fr))`,
  },
}));

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
        number={formats.count(total.components)}
        label={t('maturity.showCount', {
          count: total.components,
          what: t('maturity.components'),
        })}
        filters={filters}
      >
        <FigureChange trend={trend} figureOf={point => point.components} />
      </Figure>
      <Figure
        title={t('maturity.atTarget')}
        number={formats.share(total.atTarget / total.components)}
        label={t('maturity.showCount', {
          count: total.atTarget,
          what: t('maturity.atTarget'),
        })}
        filters={
          total.atTarget > 0 ? { ...filters, atTarget: 'true' } : undefined
        }
      >
        <FigureChange
          trend={trend}
          isShare
          figureOf={({ atTarget, components }) =>
            components > 0 ? atTarget / components : undefined
          }
        />
        <Typography variant="body2">
          {t('maturity.atTargetOf', {
            atTarget: formats.count(total.atTarget),
            count: total.components,
          })}
        </Typography>
        {below > 0 && (
          <Typography variant="body2">
            <FilterLink filters={{ ...filters, atTarget: 'false' }}>
              {t('maturity.belowTarget', { count: below })}
            </FilterLink>
          </Typography>
        )}
      </Figure>
      {counted.map(({ figure, hint, filter }) => (
        <Figure
          key={figure}
          title={t(`maturity.${figure}`)}
          number={formats.count(total[figure])}
          label={t('maturity.show', { what: t(`maturity.${figure}`) })}
          filters={total[figure] > 0 ? { ...filters, ...filter } : undefined}
        >
          <FigureChange trend={trend} figureOf={point => point[figure]} />
          <Typography variant="body2" color="textSecondary">
            {t(`maturity.${hint}`)}
          </Typography>
        </Figure>
      ))}
    </section>
  );
}
