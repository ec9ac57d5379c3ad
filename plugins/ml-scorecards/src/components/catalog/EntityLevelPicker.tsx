import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DefaultEntityFilters,
  EntityAutocompletePicker,
} from '@backstage/plugin-catalog-react';
import { LEVELS, WRITTEN_LABELS } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { LevelLabel } from '../shared/LevelLabel';
import { oneOf } from '../shared/oneOf';
import { LevelFilter } from './labelFilters';
import { PickerFrame } from './PickerFrame';
import { PickerOption } from './PickerOption';

type LevelFilters = DefaultEntityFilters & { mlLevel?: LevelFilter };

/** Filters the catalog by level. It is not there where no entity of the kind has one. */
export function EntityLevelPicker() {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <PickerFrame>
      <EntityAutocompletePicker<LevelFilters, 'mlLevel'>
        label={t('catalog.level')}
        name="mlLevel"
        path={`metadata.labels.${WRITTEN_LABELS.level}`}
        Filter={LevelFilter}
        getOptionLabel={option => {
          const level = oneOf(LEVELS, option);
          return level ? t(`level.${level}`) : option;
        }}
        renderOption={(option, { selected }) => {
          const level = oneOf(LEVELS, option);
          return (
            <PickerOption selected={selected}>
              {level ? <LevelLabel level={level} /> : option}
            </PickerOption>
          );
        }}
      />
    </PickerFrame>
  );
}
