import { expect, Page, Request } from '@playwright/test';
import { measured } from './measured';

/** What a page may be sent at most in one answer, as its script sees it. */
const MOST_BYTES = 300_000;
const API = '/api/ml-scorecards/';
/** A page that has asked for nothing for so long has all that it wants. */
const QUIET_MS = 1_000;

interface Answer {
  readonly question: string;
  readonly status: number;
  readonly bytes: number;
}

/** Looks at each answer of our API that a page gets. */
export class AnswerWatch {
  private answers: Promise<Answer | undefined>[] = [];
  private waiting = 0;
  private lastAt = 0;

  private constructor() {}

  static of(page: Page): AnswerWatch {
    const watch = new AnswerWatch();
    page.on('request', request => {
      if (request.url().includes(API)) {
        watch.follow(request);
      }
    });
    return watch;
  }

  /** The next view may ask for what the one before has asked for. */
  begin(): void {
    this.answers = [];
  }

  /** What a view has asked for, also what it asked for late: nothing twice, and nothing large. The next view begins. */
  async expectLean(view: string): Promise<void> {
    await this.untilQuiet(view);
    const seen = await Promise.all(this.answers);
    this.begin();
    const answers = seen.filter(answer => answer !== undefined);
    const twice = answers
      .map(({ question }) => question)
      .filter((question, index, all) => all.indexOf(question) !== index);
    expect([view, 'asked twice', twice]).toEqual([view, 'asked twice', []]);
    for (const { question, status, bytes } of answers) {
      expect([question, status < 400]).toEqual([question, true]);
      expect([question, bytes <= MOST_BYTES, bytes]).toEqual([
        question,
        true,
        bytes,
      ]);
      measured.bytes.set(view, Math.max(measured.bytes.get(view) ?? 0, bytes));
    }
  }

  /** Until each question has its answer, and no other one has come for a while. */
  private async untilQuiet(view: string): Promise<void> {
    await expect
      .poll(() => this.waiting === 0 && Date.now() - this.lastAt >= QUIET_MS, {
        message: `${view}: asks for nothing more`,
        intervals: [100],
      })
      .toBe(true);
  }

  private follow(request: Request): void {
    this.waiting += 1;
    this.lastAt = Date.now();
    this.answers.push(
      answerOf(request).finally(() => {
        this.waiting -= 1;
        this.lastAt = Date.now();
      }),
    );
  }
}

/** Undefined for what the page itself gave up, as it does with what it no longer wants. */
async function answerOf(request: Request): Promise<Answer | undefined> {
  const { pathname, search } = new URL(request.url());
  try {
    const response = await request.response();
    if (!response) {
      return undefined;
    }
    return {
      question: `${request.method()} ${pathname}${search}`,
      status: response.status(),
      bytes: (await response.body()).byteLength,
    };
  } catch {
    return undefined;
  }
}
