import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import AddIcon from '@material-ui/icons/Add';
import ArrowForwardIcon from '@material-ui/icons/ArrowForward';
import {
  ReliabilityTier,
  TIER_INPUT_VALUES,
  TierReason,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { oneOf } from '../shared/oneOf';
import { TierLabel } from '../shared/TierLabel';
import { OriginLabel } from './OriginLabel';
import { TextWithEntities } from '../shared/TextWithEntities';
import { tierChain, TierChainLink } from './tierChain';

const KNOWN_VALUES = Object.values(TIER_INPUT_VALUES).flat();

const useStyles = makeStyles(theme => ({
  chain: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    // Narrower than its words before what follows from it goes to another row.
    flex: `1 1 ${theme.spacing(15)}px`,
    maxWidth: 'max-content',
    [theme.breakpoints.down('xs')]: {
      flex: '1 1 100%',
      maxWidth: 'none',
    },
  },
  box: {
    alignSelf: 'stretch',
    flex: '1 1 auto',
    minWidth: 0,
    maxWidth: theme.spacing(36),
    padding: theme.spacing(1),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    overflowWrap: 'anywhere',
    [theme.breakpoints.down('xs')]: {
      maxWidth: 'none',
    },
  },
  // A sentence takes two lines rather than push what follows from it to another row.
  rule: {
    [theme.breakpoints.up('sm')]: {
      maxWidth: theme.spacing(22),
    },
  },
  // What rests on nothing that anybody said has the room that others need, and says at length what is missing.
  restsOnNothing: {
    [theme.breakpoints.up('sm')]: {
      maxWidth: theme.spacing(60),
    },
  },
  tier: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    borderColor: theme.palette.primary.main,
    borderWidth: 2,
  },
  value: {
    fontWeight: 'bold',
  },
}));

/** The chain that leads to the reliability tier, link by link, with where each link comes from. */
export function TierReasons(props: {
  tier: ReliabilityTier;
  reasons: TierReason[];
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <ol className={classes.chain} aria-label={t('tab.whyThisTier')}>
      {tierChain(props.tier, props.reasons).map((link, index) => {
        const Icon = link.follows === 'and' ? AddIcon : ArrowForwardIcon;
        return (
          // A chain is never sorted, and two of its links can say the same.
          <li key={index} className={classes.link}>
            {link.follows && (
              <Icon fontSize="small" color="action" aria-hidden />
            )}
            <Box title={titleOf(link, t)} link={link}>
              <Content link={link} />
            </Box>
          </li>
        );
      })}
    </ol>
  );
}

function Box(props: {
  title?: string;
  link: TierChainLink;
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={`${classes.box} ${lookOf(props.link, classes) ?? ''}`}>
      {props.title && (
        <Typography variant="caption" color="textSecondary" component="div">
          {props.title}
        </Typography>
      )}
      {props.children}
    </div>
  );
}

function lookOf(
  link: TierChainLink,
  classes: ReturnType<typeof useStyles>,
): string | undefined {
  switch (link.kind) {
    case 'rule':
      return link.follows && link.reason.origin !== 'default'
        ? classes.rule
        : classes.restsOnNothing;
    case 'tier':
      return classes.tier;
    default:
      return undefined;
  }
}

function Content({ link }: { link: TierChainLink }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  switch (link.kind) {
    case 'dependant':
    case 'between':
      return (
        <Typography variant="body2" className={classes.value}>
          <EntityRefLink entityRef={link.entityRef} />
        </Typography>
      );
    case 'tier':
      return (
        <Typography variant="body2" className={classes.value}>
          <TierLabel tier={link.tier} />
        </Typography>
      );
    default: {
      const { text, entityRefs, origin, input } = link.reason;
      const value = input && oneOf(KNOWN_VALUES, input.value);
      return (
        <>
          {input && (
            <Typography variant="body2" className={classes.value}>
              {value ? t(`tierChain.value.${value}`) : input.value}
            </Typography>
          )}
          {/* What was declared is the value and nothing more. */}
          {!(input && origin === 'declared') && (
            <Typography variant="body2">
              <TextWithEntities text={text} entityRefs={entityRefs} />
            </Typography>
          )}
          {/* A rule is of the product; only what it turns on is of somebody, or of nobody. */}
          {!(link.kind === 'rule' && link.follows && origin !== 'default') && (
            <Typography variant="caption" component="div" color="textSecondary">
              <OriginLabel origin={origin} />
            </Typography>
          )}
        </>
      );
    }
  }
}

function titleOf(
  link: TierChainLink,
  t: ReturnType<
    typeof useTranslationRef<(typeof mlScorecardsTranslationRef)['T']>
  >['t'],
): string | undefined {
  if (link.kind !== 'reason') {
    return t(`tierChain.${link.kind}`);
  }
  const { input } = link.reason;
  return input && t(`tierChain.input.${input.name}`);
}
