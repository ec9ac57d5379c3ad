import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';
import { ShareBar } from '../shared/ShareBar';
import { useFormats } from '../shared/useFormats';
import { useStateFills } from '../shared/useStateFills';

const PARTS = ['left', 'spent', 'overspent'] as const;

/** How much of an error budget is left, as a bar with its number. */
export function BudgetLeft(props: {
  /** What has this budget. */
  name: string;
  /** Negative if more than all of it is spent. */
  share: number;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const fills = useStateFills();
  const { name, share } = props;
  const isOverspent = share < 0;
  const written = formats.number(Math.abs(share), 'share');
  const said = { name, share: written };
  return (
    <>
      <ShareBar
        label={
          isOverspent
            ? t('serviceLevels.overspentBar', said)
            : t('serviceLevels.budgetBar', said)
        }
        parts={PARTS}
        counts={{
          left: isOverspent ? 0 : Math.min(1, share),
          spent: isOverspent ? 0 : 1 - Math.min(1, share),
          overspent: isOverspent ? 1 : 0,
        }}
        fillOf={part => ({
          className: {
            left: fills.pass,
            spent: undefined,
            overspent: fills.fail,
          }[part],
        })}
      />
      {isOverspent ? t('serviceLevels.overspent', { share: written }) : written}
    </>
  );
}
