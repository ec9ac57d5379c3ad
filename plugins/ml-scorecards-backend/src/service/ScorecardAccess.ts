import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { ReadState } from '../database/recordingState';
import { Readers } from '../reading/createReaders';
import { CallerRights, CallerStanding } from './CallerRights';

/** Single scorecards as far as a caller may know of them. */
export class ScorecardAccess {
  private readonly options: { rights: CallerRights; readers: Readers };

  constructor(options: ScorecardAccess['options']) {
    this.options = options;
  }

  /** Whoever may not read the entity gets the answer of one that is not there. */
  async requireReadable(
    credentials: BackstageCredentials,
    entityRef: string,
    purpose: 'read' | 'write',
  ): Promise<CallerStanding> {
    const standing = await this.options.rights.standing(
      credentials,
      entityRef,
      purpose,
    );
    if (!standing.mayRead) {
      throw noScorecard(entityRef);
    }
    return standing;
  }

  async read(
    entityRef: string,
    standing: CallerStanding,
    state: ReadState,
  ): Promise<Scorecard> {
    const { rights, readers } = this.options;
    const stored = await readers.scorecards.get(entityRef, state);
    if (!stored) {
      throw noScorecard(entityRef);
    }
    const groups = await readers.ownerGroups.at(state);
    return { ...stored, may: rights.may(standing, stored, groups) };
  }
}

export function noScorecard(entityRef: string): NotFoundError {
  return new NotFoundError(`There is no scorecard of ${entityRef}`);
}
