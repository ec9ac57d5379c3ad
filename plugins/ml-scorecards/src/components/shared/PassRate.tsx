import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { StateCounts } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { formatShare } from './formatShare';
import { StateBar } from './StateBar';
import { applicableOf, knownOf, passRate } from './stateShares';

/** Which share of the known results passes, of how many, and what is unknown besides. */
export function PassRate(props: { counts: StateCounts }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
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
            <strong>{formatShare(rate)}</strong>{' '}
            {t('checks.ofKnown', {
              pass: counts.pass.toLocaleString(),
              known: knownOf(counts).toLocaleString(),
            })}
          </>
        )}
      </Typography>
      <StateBar counts={counts} />
    </>
  );
}
