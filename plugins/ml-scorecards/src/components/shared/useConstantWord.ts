import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from './useFormats';

/** How something that conditions compare with is written. */
export function useConstantWord(): (value: unknown) => string {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  return value => {
    switch (typeof value) {
      case 'undefined':
        return '–';
      case 'boolean':
        return t(value ? 'evidence.yes' : 'evidence.no');
      case 'number':
        return formats.constant(value);
      case 'string':
        return value;
      default:
        return JSON.stringify(value);
    }
  };
}
