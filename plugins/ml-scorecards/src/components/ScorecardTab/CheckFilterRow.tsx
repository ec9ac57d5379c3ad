import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { allChecks } from '../shared/findCheck';
import { ChoiceChip } from '../shared/ChoiceChip';
import { ChoiceRow } from '../shared/ChoiceRow';
import { CHECK_FILTERS, CheckFilter, matches } from './sections';
import { useFormats } from '../shared/useFormats';

/** Chooses which checks are shown, of which there are so many each. */
export function CheckFilterRow(props: {
  scorecard: Scorecard;
  filter: CheckFilter;
  onFilter: (filter: CheckFilter) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const checks = allChecks(props.scorecard);
  return (
    <ChoiceRow label={t('checkFilter.label')}>
      {CHECK_FILTERS.map(filter => (
        <ChoiceChip
          key={filter}
          isChosen={filter === props.filter}
          label={t('checkFilter.count', {
            filter: t(`checkFilter.${filter}`),
            number: formats.number(
              checks.filter(check => matches(filter, check)).length,
            ),
          })}
          onChoose={() => props.onFilter(filter)}
        />
      ))}
    </ChoiceRow>
  );
}
