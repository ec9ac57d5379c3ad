import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Check,
  CHECK_LEVELS,
  RELIABILITY_TIERS,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { MultipleSelect } from '../ComponentsPage/MultipleSelect';
import { TextFilter } from '../ComponentsPage/TextFilter';
import { FilterBar } from '../shared/FilterBar';
import { LeavingButton } from '../shared/LeavingButton';
import { SelectField } from '../shared/SelectField';
import { CHECK_ORDERS, narrows } from './checkFilters';
import { ChecksView } from './useCheckFilters';

/** What the list of checks can be narrowed and ordered by. */
export function CheckFilterBar(props: { checks: Check[]; view: ChecksView }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { filters, setFilters, clearFilters } = props.view;
  const dimensions = new Map(
    props.checks.map(({ dimension }) => [dimension.id, dimension.title]),
  );

  return (
    <FilterBar
      id="ml-checks-filters"
      label={t('checks.filter.legend')}
      first={
        <TextFilter
          label={t('checks.filter.text')}
          value={filters.text}
          onChange={text => setFilters({ text })}
        />
      }
      set={
        [filters.dimension, filters.level, filters.tier].filter(
          ({ length }) => length > 0,
        ).length
      }
      clear={
        narrows(filters) && (
          <LeavingButton color="primary" onClick={clearFilters}>
            {t('checks.clear')}
          </LeavingButton>
        )
      }
    >
      <MultipleSelect
        id="ml-checks-dimension"
        label={t('checks.filter.dimension')}
        all={t('checks.filter.all')}
        options={[...dimensions].map(([value, title]) => ({ value, title }))}
        value={filters.dimension}
        onChange={dimension => setFilters({ dimension })}
      />
      <MultipleSelect
        id="ml-checks-level"
        label={t('checks.filter.level')}
        all={t('checks.filter.all')}
        options={CHECK_LEVELS.map(level => ({
          value: level,
          title: t(`level.${level}`),
        }))}
        value={filters.level}
        onChange={level => setFilters({ level })}
      />
      <MultipleSelect
        id="ml-checks-tier"
        label={t('checks.filter.tier')}
        all={t('checks.filter.all')}
        options={RELIABILITY_TIERS.map(tier => ({
          value: tier,
          title: t(`tier.${tier}`),
        }))}
        value={filters.tier}
        onChange={tier => setFilters({ tier })}
      />
      <SelectField
        id="ml-checks-order"
        label={t('checks.filter.order')}
        options={CHECK_ORDERS.map(order => ({
          value: order,
          title: t(`checks.order.${order}`),
        }))}
        value={filters.order}
        onChange={order => setFilters({ order })}
      />
    </FilterBar>
  );
}
