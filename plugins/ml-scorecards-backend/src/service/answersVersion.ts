import { WaiverTerms } from 'backstage-plugin-ml-scorecards-common';
import { FactCollector } from 'backstage-plugin-ml-scorecards-node';
import { Definitions } from '../definitions';
import { fingerprint } from '../fingerprint';

/**
 * What answers depend on besides what was recorded: the API, everything that definitions and sources say in words, and how
 * collectors go about it. Another version makes callers forget what they have of the one before.
 */
export function answersVersion(options: {
  packageVersion: string;
  /** Where scorecards say that the pages about checks and facts are. */
  catalogueUrl: string;
  definitions: Definitions;
  collectors: readonly FactCollector[];
  /** Who decides about waivers, which lists of them tell. */
  waiverTerms: WaiverTerms;
}): string {
  const { packageVersion, catalogueUrl, definitions, collectors } = options;
  const { checks, factSets, dimensions, checklists, targetLevels, problems } =
    definitions;
  return fingerprint([
    packageVersion,
    catalogueUrl,
    options.waiverTerms,
    definitions.fingerprint,
    [...definitions.configuredChecks],
    checks.map(({ definition }) => definition),
    [...factSets.values()],
    { dimensions, checklists, targetLevels, problems },
    collectors.map(({ factSet: { source }, timeToLiveMs, intervalMs }) => ({
      source,
      timeToLiveMs,
      intervalMs,
    })),
  ]);
}
