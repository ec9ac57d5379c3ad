import { ComponentProps } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import NotificationsActiveOutlinedIcon from '@material-ui/icons/NotificationsActiveOutlined';
import NotificationsNoneIcon from '@material-ui/icons/NotificationsNone';
import {
  CheckResult,
  ScaleTrigger,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { IconLabel } from '../shared/IconLabel';
import { RelativeTime } from '../shared/RelativeTime';
import { Since } from '../shared/Since';
import { AdviceItem, AdviceList } from './AdviceList';
import { Deciding, DecisionRecord } from './DecisionRecord';
import { isInForce } from './DecisionText';
import { GroundsTable } from './GroundsTable';
import { TriggerCurve } from './TriggerCurve';
import { useFormats } from '../shared/useFormats';

const looks: Record<
  ScaleTrigger['state'],
  Pick<ComponentProps<typeof IconLabel>, 'icon' | 'tone'>
> = {
  fired: { icon: NotificationsActiveOutlinedIcon, tone: 'bad' },
  // No tick: its title says what would be wrong.
  quiet: { icon: NotificationsNoneIcon, tone: 'neutral' },
  unknown: { icon: HelpOutlineIcon, tone: 'doubtful' },
};

/** The reasons to scale: which have fired, since when, how far the values are from their limits, and what was decided. */
export function TriggerList(props: {
  scorecard: Scorecard;
  deciding: Deciding;
  onShow?: (check: CheckResult) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <AdviceList>
      {props.scorecard.triggers.map(trigger => (
        <AdviceItem
          key={trigger.id}
          isOpen={trigger.state === 'fired' && !isInForce(trigger.decision)}
          title={
            <IconLabel {...looks[trigger.state]} wraps>
              {t(`trigger.${trigger.state}`)}: {trigger.title}
              {trigger.firedAt && (
                <>
                  {' · '}
                  <Since at={trigger.firedAt} />
                </>
              )}
            </IconLabel>
          }
        >
          <Typography variant="body2">
            {t(`trigger.now.${trigger.state}`)}{' '}
            {t(
              trigger.state === 'fired'
                ? 'trigger.todo'
                : 'trigger.whenItFires',
              { advice: trigger.advice },
            )}
          </Typography>
          <LatestValue trigger={trigger} />
          <TriggerCurve trigger={trigger} />
          <DecisionRecord
            {...props.deciding}
            subject={trigger}
            isOpen={trigger.state === 'fired'}
          />
          {trigger.state === 'fired' &&
            !trigger.decision &&
            !props.deciding.mayDecide && (
              <Typography variant="body2" color="textSecondary">
                {t('trigger.ownersDecide')}
              </Typography>
            )}
          <Disclosure
            id={`ml-trigger-${trigger.id}`}
            label={t('advice.grounds')}
          >
            <GroundsTable {...props} grounds={trigger} />
          </Disclosure>
        </AdviceItem>
      ))}
    </AdviceList>
  );
}

function LatestValue({ trigger }: { trigger: ScaleTrigger }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const latest = trigger.days.at(-1);
  if (!latest) {
    return null;
  }
  return (
    <Typography variant="body2" color="textSecondary">
      {t('trigger.latest', {
        value: formats.number(latest.value, trigger.unit),
        limit: formats.number(latest.limit, trigger.unit),
        day: formats.day(latest.day),
      })}
      {trigger.clearsAt && (
        <>
          {' '}
          {t('trigger.clears')} <RelativeTime at={trigger.clearsAt} />
        </>
      )}
    </Typography>
  );
}
