import { JsonValue } from '@backstage/types';
import { createHmac } from 'node:crypto';
import { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { Knex } from 'knex';
import { readReadState, ReadState } from '../database/recordingState';
import { EpochMemo } from '../reading/EpochMemo';
import { ReadScope } from '../reading/ReadScope';
import { dayOf } from '../days';
import { ReadRights } from '../reading/Visibility';
import { SealedCursors } from './SealedCursors';

/** Characters of answers that are kept. */
const MAX_KEPT = 32_000_000;

/** What an answer depends on of who asks. */
export interface AnswerRights {
  /** The same for callers who get the same answer. */
  readonly rights: JsonValue;
  /** Whether there is nothing that they may not read. */
  readonly readsAll: boolean;
}

/**
 * Answers reads, each with an entity tag. For callers who may read everything it is made from what an answer depends on,
 * before anything is read: the last recording, what is asked of components, the shape of the API, the caller's rights,
 * the address, and the day. So whoever still has the answer costs one small statement, which tells the last recording.
 *
 * That tag changes with every recording. To all others it would tell that something has changed which they may not read,
 * so theirs is made of the answer itself, which has to be there first.
 *
 * Tags are HMACs whose key all replicas share: they say nothing about what a caller may see or by which conditions, and
 * cannot be tried out elsewhere.
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

  /** Answers what is the same for all callers who may read the same components, and keeps it for those who ask next. */
  async shared(
    request: Request,
    response: Response,
    rights: ReadRights,
    options: {
      /**
       * What is asked for, as it was understood. Not the address, which there are countless spellings of, each of which
       * would be answered and kept anew.
       */
      asked: JsonValue;
      read: (scope: ReadScope) => Promise<object>;
    },
  ): Promise<void> {
    const { asked, read } = options;
    const caller = toAnswerRights(rights);
    await this.answer(request, response, 'json', {
      ...caller,
      read: state =>
        this.kept.get(
          state.epoch,
          this.tagBefore(asked, caller, state),
          async () => {
            const visible = await rights.components(state);
            return this.toJson(await read({ visible, state }));
          },
        ),
    });
  }

  /**
   * Answers with what is too long for memory, as fast as the caller takes it. What fails before the first part is an
   * error like any other; what fails later breaks the connection off, so that no part is ever taken for the whole. The tag
   * is that of the recording at the beginning: if another one comes meanwhile, nobody finds this answer by it again. Who may
   * not read everything gets none: it could only be made at the end.
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
    const state = await readReadState(this.options.knex);
    const tag = rights.readsAll
      ? this.tagBefore(request.originalUrl, toAnswerRights(rights), state)
      : undefined;
    await this.tagged(request, response, tag, async () => {
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

  /** Answers what is for one caller. */
  async personal(
    request: Request,
    response: Response,
    caller: AnswerRights,
    read: (state: ReadState) => Promise<object>,
  ): Promise<void> {
    await this.answer(request, response, 'json', {
      ...caller,
      read: async state => this.toJson(await read(state)),
    });
  }

  /** Answers with an image, in SVG. */
  async image(
    request: Request,
    response: Response,
    caller: AnswerRights,
    read: (state: ReadState) => Promise<string>,
  ): Promise<void> {
    await this.answer(request, response, 'svg', { ...caller, read });
  }

  private async answer(
    request: Request,
    response: Response,
    type: string,
    options: AnswerRights & { read: (state: ReadState) => Promise<string> },
  ): Promise<void> {
    const state = await readReadState(this.options.knex);
    if (options.readsAll) {
      const before = this.tagBefore(request.originalUrl, options, state);
      await this.tagged(request, response, before, async () => {
        response.type(type).send(await options.read(state));
      });
      return;
    }
    const text = await options.read(state);
    const after = this.tag([request.originalUrl, text]);
    await this.tagged(request, response, after, async () => {
      response.type(type).send(text);
    });
  }

  /** Leaves what the caller still has as it is, and lets `send` answer otherwise. */
  private async tagged(
    request: Request,
    response: Response,
    tag: string | undefined,
    send: () => Promise<void>,
  ): Promise<void> {
    response.set({
      'cache-control': 'private, no-cache',
      ...(tag && { etag: tag }),
    });
    response.vary('authorization');
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    try {
      await send();
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

  /** The tag of an answer that is not there yet. */
  private tagBefore(
    asked: JsonValue,
    { rights }: AnswerRights,
    { epoch }: ReadState,
  ): string {
    const { version, now } = this.options;
    return this.tag([version, epoch, dayOf(now()), rights, asked]);
  }

  private tag(parts: JsonValue): string {
    const hash = createHmac('sha256', this.options.secret)
      .update(JSON.stringify(parts))
      .digest('base64url');
    return `W/"${hash}"`;
  }
}

function toAnswerRights({ fingerprint, readsAll }: ReadRights): AnswerRights {
  return { rights: fingerprint, readsAll };
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
