import {
  EntityAboutCard,
  EntityLayout,
  EntitySwitch,
  isKind,
} from '@backstage/plugin-catalog';
import { EntityGroupProfileCard } from '@backstage/plugin-org';
import Grid from '@material-ui/core/Grid';
import {
  EntityScorecardCard,
  EntityScorecardContent,
  isMlComponent,
} from 'backstage-plugin-ml-scorecards/legacy';

const overviewContent = (
  <Grid container spacing={3} alignItems="stretch">
    <Grid item md={6} xs={12}>
      <EntitySwitch>
        <EntitySwitch.Case if={isKind('group')}>
          <EntityGroupProfileCard />
        </EntitySwitch.Case>
        <EntitySwitch.Case>
          <EntityAboutCard />
        </EntitySwitch.Case>
      </EntitySwitch>
    </Grid>
    <EntitySwitch>
      <EntitySwitch.Case if={isMlComponent}>
        <Grid item md={6} xs={12}>
          <EntityScorecardCard />
        </Grid>
      </EntitySwitch.Case>
    </EntitySwitch>
  </Grid>
);

/** The page of an entity of any kind: those of ML components have a card and a tab more. */
export const entityPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      {overviewContent}
    </EntityLayout.Route>
    <EntityLayout.Route path="/scorecard" title="Scorecard" if={isMlComponent}>
      <EntityScorecardContent />
    </EntityLayout.Route>
  </EntityLayout>
);
