import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';

/** The title of a column. It is an element, as columns are made where no words can be looked up yet. */
export function ColumnTitle(props: { of: 'tier' | 'level' }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return <>{t(`catalog.${props.of}Column`)}</>;
}
