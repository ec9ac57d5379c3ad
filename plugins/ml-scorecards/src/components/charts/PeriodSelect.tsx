import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import { mlScorecardsTranslationRef } from '../../translation';
import { SelectField } from '../shared/SelectField';
import { Period, PERIODS } from './periods';

/** For how many days a trend is shown, to choose in the corner of its card. */
export function PeriodSelect(props: {
  /** Unique on the page. */
  id: string;
  period: Period;
  onPeriod: (period: Period) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <Box p={1}>
      <SelectField
        id={props.id}
        label={t('trend.period')}
        options={PERIODS.map(days => ({
          value: days,
          title: t('trend.days', { number: days }),
        }))}
        value={props.period}
        onChange={props.onPeriod}
      />
    </Box>
  );
}
