import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DefaultEntityFilters,
  EntityAutocompletePicker,
} from '@backstage/plugin-catalog-react';
import {
  RELIABILITY_TIERS,
  WRITTEN_LABELS,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { oneOf } from '../shared/oneOf';
import { ReliabilityTierFilter } from './labelFilters';
import { PickerFrame } from './PickerFrame';
import { PickerOption } from './PickerOption';

type TierFilters = DefaultEntityFilters & {
  reliabilityTier?: ReliabilityTierFilter;
};

/** Filters the catalog by reliability tier. It is not there where no entity of the kind has one. */
export function EntityTierPicker() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <PickerFrame>
      <EntityAutocompletePicker<TierFilters, 'reliabilityTier'>
        label={t('catalog.tier')}
        name="reliabilityTier"
        path={`metadata.labels.${WRITTEN_LABELS.reliabilityTier}`}
        Filter={ReliabilityTierFilter}
        getOptionLabel={option => {
          const tier = oneOf(RELIABILITY_TIERS, option);
          // It is what the chips of a narrow column of filters say.
          return tier ? t(`tierName.${tier}`) : option;
        }}
        renderOption={(option, { selected }) => {
          const tier = oneOf(RELIABILITY_TIERS, option);
          return (
            <PickerOption selected={selected}>
              {tier ? t(`tier.${tier}`) : option}
            </PickerOption>
          );
        }}
      />
    </PickerFrame>
  );
}
