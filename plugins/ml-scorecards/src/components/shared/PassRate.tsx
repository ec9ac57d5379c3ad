import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { StateCounts } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { StateBar } from './StateBar';
import { applicableOf, knownOf, passRate } from './stateShares';
import { useFormats } from './useFormats';

/** Which share of the known results passes, of how many, and how many are unknown besides, unless that stands elsewhere. */
export function PassRate(props: {
  counts: StateCounts;
  showUnknown?: boolean;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { counts } = props;
  const rate = passRate(counts);
  if (applicableOf(counts) === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('checks.nothingApplies')}
      </Typography>
    );
  }
  return (
    <>
      <Typography variant="body2">
        {rate === null ? (
          t('checks.nothingKnown')
        ) : (
          <>
            <strong>{formats.share(rate)}</strong>{' '}
            {t('checks.ofKnown', {
              pass: formats.number(counts.pass),
              known: formats.number(knownOf(counts)),
            })}
          </>
        )}
        {props.showUnknown && counts.unknown > 0 && (
          <>
            {', '}
            {t('checks.andUnknown', {
              unknown: formats.number(counts.unknown),
            })}
          </>
        )}
      </Typography>
      <StateBar counts={counts} />
    </>
  );
}
