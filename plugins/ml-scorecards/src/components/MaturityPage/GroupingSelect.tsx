import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  MATURITY_GROUPINGS,
  MaturityGrouping,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { SelectField } from '../shared/SelectField';

/** Chooses by what the components are grouped. */
export function GroupingSelect(props: {
  value: MaturityGrouping;
  onChange: (groupBy: MaturityGrouping) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <SelectField
      id="ml-maturity-group-by"
      label={t('maturity.groupBy')}
      options={MATURITY_GROUPINGS.map(grouping => ({
        value: grouping,
        title: t(`maturity.grouping.${grouping}`),
      }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
