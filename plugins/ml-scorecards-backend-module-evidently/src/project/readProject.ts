import { EvidentlyApi } from '../api/EvidentlyApi';
import { SnapshotAnswer } from '../api/schemas';
import { isBelieved } from './isBelieved';
import {
  ALERT_METADATA,
  isOfServedData,
  MonitoredProject,
  ProjectReport,
  TAGS,
} from './MonitoredProject';
import { readDriftSeries } from './readDriftSeries';
import { ReportMemory } from './ReportMemory';

/** So many of the newest reports are looked through for one on drift, and for one on quality. */
export const REPORTS_READ = 5;

/** Reads the newest reports of a project, and its drift over time; undefined if Evidently says that there is none. */
export async function readProject(
  api: EvidentlyApi,
  id: string,
  options: {
    /** Whose drift over time is wanted. */
    readonly columns: readonly string[];
    readonly now: number;
    readonly signal: AbortSignal;
    readonly memory: ReportMemory;
  },
): Promise<MonitoredProject | undefined> {
  const { now, signal, memory } = options;
  const listed = await api.snapshots(id, signal);
  if (!listed) return undefined;
  const believed = listed
    .filter(({ timestamp }) => isBelieved(timestamp, now))
    // Of one instant, always the same is the newest.
    .sort((a, b) => b.timestamp - a.timestamp || (a.id < b.id ? 1 : -1));

  const served = believed.filter(isOfServedData);
  const looked: ProjectReport[] = [];
  // One after the other: mostly the first says it all.
  for (const snapshot of served.slice(0, REPORTS_READ)) {
    looked.push(await read(snapshot));
    if (looked.some(isOnDrift) && looked.some(isOnQuality)) break;
  }
  return {
    id,
    latest: looked[0],
    drift:
      looked.find(isOnDrift) ?? (await newestOf(served, TAGS.drift, isOnDrift)),
    quality:
      looked.find(isOnQuality) ??
      (await newestOf(served, TAGS.quality, isOnQuality)),
    acknowledged: await newestOf(served, TAGS.acknowledged),
    skew: await newestOf(believed, TAGS.skew),
    reference: await newestOf(believed, TAGS.reference),
    series: served.length
      ? await readDriftSeries(api, id, options)
      : { unknownBecause: 'the project has no report' },
    hasMore: served.length > looked.length,
  };

  async function newestOf(
    snapshots: readonly SnapshotAnswer[],
    tag: string,
    isWanted?: (report: ProjectReport) => boolean,
  ): Promise<ProjectReport | undefined> {
    const found = snapshots.find(({ tags }) => tags.includes(tag));
    const report = found && (await read(found));
    return report && isWanted?.(report) !== false ? report : undefined;
  }

  async function read(snapshot: SnapshotAnswer): Promise<ProjectReport> {
    const report = await memory.get(`${id}/${snapshot.id}`, () =>
      api.report(id, snapshot.id, signal),
    );
    const alert = snapshot.metadata[ALERT_METADATA];
    return {
      ...report,
      id: snapshot.id,
      at: Math.min(snapshot.timestamp, now),
      ...(typeof alert === 'string' && alert.trim() && { alert }),
    };
  }
}

function isOnDrift(report: ProjectReport): boolean {
  return report.isOnDrift;
}

function isOnQuality({ quality }: ProjectReport): boolean {
  return quality.size > 0;
}
