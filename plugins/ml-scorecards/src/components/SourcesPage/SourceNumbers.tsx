import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { Collector } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FactList } from '../shared/FactList';
import { useFormats } from '../shared/useFormats';

const SHOWN = [
  'total',
  'served',
  'withFacts',
  'withoutFacts',
  'failed',
  'notServed',
] as const;

/** How many components a source serves now, how that goes, and how many it does not serve. */
export function SourceNumbers(props: { collector: Collector }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { components } = props.collector;
  if (!components) {
    return (
      <Typography variant="body2">{t('sourcesPage.numbersHidden')}</Typography>
    );
  }
  const numbers = {
    ...components,
    withoutFacts: components.served - components.withFacts,
    notServed: components.total - components.served,
  };
  return (
    <FactList
      facts={SHOWN.map(name => ({
        name: t(`sourcesPage.number.${name}`),
        value: formats.number(numbers[name]),
      }))}
    />
  );
}
