import { JsonValue } from '@backstage/types';
import { createHmac } from 'node:crypto';
import { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { Knex } from 'knex';
import { readReadState, ReadState } from '../database/recordingState';
import { EpochMemo } from '../reading/EpochMemo';
import { ReadScope } from '../reading/ReadScope';
import { dayOf } from '../reading/trend';
import { ReadRights } from '../reading/Visibility';
import { SealedCursors } from './SealedCursors';

/** Characters of answers that are kept. */
const MAX_KEPT = 32_000_000;

/**
 * Answers reads, each with an entity tag. The tag is made from what an answer depends on, before anything is read: the
 * last recording, what is asked of components, the shape of the API, the caller's rights, the address, and the day. So
 * whoever still has the answer costs one small statement, which tells the last recording.
 *
 * Rights go into the tag through an HMAC whose key all replicas share: it says nothing about what a caller may see or
 * by which conditions, and cannot be tried out elsewhere.
 */
export class Answers {
  private readonly options: {
    knex: Knex;
    /** See `readInstallationSecret`. */
    secret: string;
    /** What else all answers depend on: changes with the definitions and with the API. */
    version: string;
    now: () => Date;
  };
  /** Those that callers get with answers, and send back. */
  readonly cursors: SealedCursors;
  private readonly kept = new EpochMemo<string>({
    maxWeight: MAX_KEPT,
    weigh: text => text.length,
  });

  constructor(options: Answers['options']) {
    this.options = options;
    this.cursors = new SealedCursors(options.secret);
  }

  /** Answers what is the same for all callers who may read the same components. */
  async shared(
    request: Request,
    response: Response,
    rights: ReadRights,
    read: (scope: ReadScope) => Promise<object>,
  ): Promise<void> {
    await this.answer(request, response, rights.fingerprint, (state, tag) =>
      this.kept.get(state.epoch, tag, async () => {
        const visible = await rights.components(state);
        return this.toJson(await read({ visible, state }));
      }),
    );
  }

  /**
   * Answers with what is too long for memory, as fast as the caller takes it. What fails before the first part is an
   * error like any other; what fails later breaks the connection off, so that no part is ever taken for the whole. The tag
   * is that of the recording at the beginning: if another one comes meanwhile, nobody finds this answer by it again.
   */
  async streamed(
    request: Request,
    response: Response,
    rights: ReadRights,
    options: {
      /** Says what kind of file it is. */
      describe: (response: Response) => void;
      read: (scope: ReadScope) => AsyncGenerator<string>;
    },
  ): Promise<void> {
    await this.tagged(request, response, rights.fingerprint, async state => {
      const visible = await rights.components(state);
      const parts = options.read({ visible, state });
      const first = await parts.next();
      options.describe(response);
      if (request.method === 'HEAD') {
        await parts.return(undefined);
        response.end();
        return;
      }
      await pipeline(beginningWith(first, parts), response).catch(unlessGone);
    });
  }

  /** Answers what is asked in a body, which no address tells: without a tag, and nothing is kept. */
  async asked(
    response: Response,
    rights: ReadRights,
    read: (scope: ReadScope) => Promise<object>,
  ): Promise<void> {
    const state = await readReadState(this.options.knex);
    const visible = await rights.components(state);
    response.type('json').send(this.toJson(await read({ visible, state })));
  }

  /** Answers what is for one caller. `rights` are all that the answer depends on of who asks. */
  async personal(
    request: Request,
    response: Response,
    rights: JsonValue,
    read: (state: ReadState) => Promise<object>,
  ): Promise<void> {
    await this.answer(request, response, rights, async state =>
      this.toJson(await read(state)),
    );
  }

  /** Answers with an image, in SVG, that is the same for all who may see it. */
  async image(
    request: Request,
    response: Response,
    read: (state: ReadState) => Promise<string>,
  ): Promise<void> {
    await this.tagged(request, response, 'readable', async state => {
      response.type('svg').send(await read(state));
    });
  }

  private async answer(
    request: Request,
    response: Response,
    rights: JsonValue,
    read: (state: ReadState, tag: string) => Promise<string>,
  ): Promise<void> {
    await this.tagged(request, response, rights, async (state, tag) => {
      response.type('json').send(await read(state, tag));
    });
  }

  /** Leaves what the caller still has as it is, and lets `send` answer otherwise. */
  private async tagged(
    request: Request,
    response: Response,
    rights: JsonValue,
    send: (state: ReadState, tag: string) => Promise<void>,
  ): Promise<void> {
    const state = await readReadState(this.options.knex);
    const tag = this.tag(state, rights, request.originalUrl);
    response.set({ etag: tag, 'cache-control': 'private, no-cache' });
    response.vary('authorization');
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    try {
      await send(state, tag);
    } catch (error) {
      // An error is no answer to come back for, and what is not there answers like what the caller may not read.
      if (!response.headersSent) {
        response.removeHeader('etag');
        response.removeHeader('cache-control');
      }
      throw error;
    }
  }

  private toJson(answer: object): string {
    return JSON.stringify(this.cursors.seal(answer));
  }

  private tag(state: ReadState, rights: JsonValue, url: string): string {
    const { secret, version, now } = this.options;
    const hash = createHmac('sha256', secret)
      .update(JSON.stringify([version, state.epoch, dayOf(now()), rights, url]))
      .digest('base64url');
    return `W/"${hash}"`;
  }
}

async function* beginningWith<T>(
  first: IteratorResult<T, unknown>,
  rest: AsyncGenerator<T>,
): AsyncGenerator<T> {
  if (!first.done) {
    yield first.value;
    yield* rest;
  }
}

/** A caller who goes away is no fault of anybody. */
function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') {
    throw error;
  }
}
