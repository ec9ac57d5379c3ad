import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Config, ConfigReader } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  PipelineByOtherClock,
  PortalBeforeFirstTask,
} from 'backstage-plugin-ml-scorecards-backend/alpha';
import { FactCollector } from 'backstage-plugin-ml-scorecards-node';
import { PastCatalog } from './PastCatalog';
import { PastSource } from './PastSource';
import { Said, Story } from './readStory';
import { isDeepStrictEqual as isEqual } from 'node:util';
import { DAY_MS, StoryDay } from './StoryDay';

/** Shorter than a day: what has to be measured daily would be too old each time before it was read again. */
const STEP_DAYS = 0.5;

/**
 * Of Feast, what is half a day old can be too old, and whatever another source says first would be judged with it. Collectors
 * come in the order in which their modules happened to start.
 */
const READ_FIRST = 'feast';

/**
 * Lets the pipeline live through the days before today, one half after the other, on an empty database. Nothing is written
 * but by the pipeline, which goes by the clock of that day and reads what the story lets its sources say. It ends with what
 * was really read just now, so that nothing is stale when the portal takes over.
 */
export async function makeHistory(options: {
  portal: PortalBeforeFirstTask;
  story: Story;
  config: Config;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  /** What the catalog holds. */
  entities: readonly Entity[];
}): Promise<void> {
  const { portal, story, config, catalog, logger, entities } = options;
  let day = new StoryDay(story, story.days);
  const pastCatalog = new PastCatalog(catalog, () => day);
  const collectors = await Promise.all(
    inOrder(portal.collectors).map(collector =>
      PastSource.read({
        collector,
        entities,
        day: () => day,
        signal: AbortSignal.timeout(30_000),
      }),
    ),
  );

  const today = portal.now().getTime();
  const now = () => new Date(today - day.daysAgo * DAY_MS);

  let before: StoryDay | undefined;
  let pipeline: PipelineByOtherClock | undefined;
  for (let daysAgo = story.days; daysAgo >= 0; daysAgo -= STEP_DAYS) {
    day = new StoryDay(story, daysAgo);
    if (!pipeline || !isEqual(day.definitions, before?.definitions)) {
      pipeline = await portal.openPipeline({
        now,
        catalog: pastCatalog,
        config: withDefinitions(config, day),
        collectors,
        logger: onlyErrors(logger),
      });
      // As a portal does when it starts with other definitions.
      await pipeline.evaluateAll();
    }
    if (day.catalog !== before?.catalog) {
      await pipeline.select();
    }
    await pipeline.collect();
    await pipeline.evaluateAll();
    for (const said of story.said.filter(({ ago }) => ago === daysAgo)) {
      await say(pipeline, said, now());
    }
    before = day;
  }
}

function inOrder(collectors: readonly FactCollector[]): FactCollector[] {
  const isFirst = ({ factSet }: FactCollector) => factSet.source === READ_FIRST;
  return [
    ...collectors.filter(isFirst),
    ...collectors.filter(collector => !isFirst(collector)),
  ];
}

function withDefinitions(config: Config, { definitions }: StoryDay): Config {
  return ConfigReader.fromConfigs([
    { context: 'app-config', data: config.get() },
    ...definitions.map(mlScorecards => ({
      context: 'story',
      data: { mlScorecards },
    })),
  ]);
}

async function say(
  pipeline: PipelineByOtherClock,
  said: Said,
  now: Date,
): Promise<void> {
  const { of: entityRef, by } = said;
  const dayAfter = (days: number) =>
    new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  if ('tick' in said) {
    const { tick: checklist, item, note, evidenceUrl } = said;
    const update = { ticked: true, note, evidenceUrl, version: 0 };
    await pipeline.tick({ entityRef, by, checklist, item, update });
  } else if ('attest' in said) {
    const { attest: check, note, evidenceUrl, holdsForDays } = said;
    const until = dayAfter(holdsForDays);
    const update = { note, evidenceUrl, until, version: 0 };
    await pipeline.attest({ entityRef, by, check, update });
  } else if ('askForWaiver' in said) {
    const { askForWaiver: check, reason, holdsForDays } = said;
    const request = { reason, until: dayAfter(holdsForDays), version: 0 };
    await pipeline.askForWaiver({ entityRef, by, check, request });
  } else {
    const { decideAboutWaiver: check, decision, reason } = said;
    const body = { reason, version: decision === 'revoke' ? 2 : 1 };
    await pipeline.decideAboutWaiver({ entityRef, by, check, decision, body });
  }
}

/** What was read on which past day would fill the log. */
function onlyErrors(logger: LoggerService): LoggerService {
  const quiet: LoggerService = {
    error: (...told) => logger.error(...told),
    warn: (...told) => logger.warn(...told),
    info() {},
    debug() {},
    child: () => quiet,
  };
  return quiet;
}
