import { useTranslationRef } from '@backstage/frontend-plugin-api';
import TextField from '@material-ui/core/TextField';
import { evidenceUrlSchema } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';

/** Whether a link is one that the backend takes, or none. */
export function isEvidenceUrl(text: string): boolean {
  return text.trim() === '' || evidenceUrlSchema.safeParse(text).success;
}

/** A field for a link to what somebody says. */
export function EvidenceUrlField(props: {
  id: string;
  required?: boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const isValid = isEvidenceUrl(props.value);
  return (
    <TextField
      id={props.id}
      label={t('changeDialog.evidence')}
      helperText={
        isValid
          ? t('changeDialog.evidenceHelp')
          : t('changeDialog.evidenceInvalid')
      }
      error={!isValid}
      required={props.required}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      type="url"
      fullWidth
      margin="dense"
    />
  );
}
