import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  CheckResult,
  DataStore,
  Scorecard,
  StorageAdvice,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { GroundsTable } from './GroundsTable';

/** Which kind of store fits the data, and what the component uses. */
export function StorageFit(props: {
  advice: StorageAdvice;
  scorecard: Scorecard;
  onShow?: (check: CheckResult) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { advice, scorecard, onShow } = props;
  return (
    <>
      <Typography variant="body2">{advice.title}</Typography>
      <Typography variant="body2" color="textSecondary">
        {advice.why}
      </Typography>
      {advice.uses && (
        <Typography variant="body2">
          {usedStoresText(advice.recommends, advice.uses, t)}
        </Typography>
      )}
      <Disclosure id="ml-storage-advice" label={t('advice.grounds')}>
        <GroundsTable grounds={advice} scorecard={scorecard} onShow={onShow} />
      </Disclosure>
    </>
  );
}

/** What the component uses, beside what is advised: another store that does its work is no fault. */
function usedStoresText(
  recommended: DataStore,
  uses: readonly DataStore[],
  t: ReturnType<
    typeof useTranslationRef<(typeof mlScorecardsTranslationRef)['T']>
  >['t'],
): string {
  if (uses.length === 0) {
    return t('storage.usesNone');
  }
  const stores = uses.map(store => t(`storage.stores.${store}`)).join(', ');
  return uses.includes(recommended)
    ? t('storage.usesIt', { stores })
    : t('storage.usesOthers', { stores });
}
