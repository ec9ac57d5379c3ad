import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ScorecardSummary } from 'backstage-plugin-ml-scorecards-common';
import Typography from '@material-ui/core/Typography';
import { mlScorecardsTranslationRef } from '../../translation';
import { LevelLabel } from '../shared/LevelLabel';
import { RelativeTime } from '../shared/RelativeTime';
import { TierLabel } from '../shared/TierLabel';
import { ComponentColumn } from './componentColumns';
import { useFormats } from '../shared/useFormats';

/** What a column says of a component. */
export function ComponentCell(props: {
  column: ComponentColumn;
  item: ScorecardSummary;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { column, item } = props;
  switch (column) {
    case 'owner':
    case 'system':
    case 'domain': {
      const ref = item[column];
      return ref ? (
        <EntityRefLink
          entityRef={ref}
          defaultKind={column === 'owner' ? 'group' : column}
        />
      ) : (
        <>{t('components.nothing')}</>
      );
    }
    case 'lifecycle':
      return <>{item.lifecycle ?? t('components.nothing')}</>;
    case 'tier':
      return <TierLabel tier={item.tier} />;
    case 'level':
      return (
        <>
          <LevelLabel level={item.level} />
          {item.waived > 0 && (
            <Typography variant="caption" display="block">
              {t('target.waived', { count: item.waived })}
            </Typography>
          )}
        </>
      );
    case 'target':
      return <>{t(`level.${item.targetLevel}`)}</>;
    case 'gap':
      return (
        <>
          {item.gap === 0
            ? t('components.noGap')
            : t('components.gapOnly', { count: item.gap })}
        </>
      );
    case 'score':
    case 'coverage':
    case 'automation': {
      const share = item[column];
      return <>{share === null ? '–' : formats.share(share)}</>;
    }
    case 'counts':
      return (
        <>
          {t('components.counts', {
            pass: formats.count(item.counts.pass),
            fail: formats.count(item.counts.fail),
            unknown: formats.count(item.counts.unknown),
          })}
        </>
      );
    case 'evaluatedAt':
      return <RelativeTime at={item.evaluatedAt} />;
    default:
      return <>{formats.count(item[column])}</>;
  }
}
