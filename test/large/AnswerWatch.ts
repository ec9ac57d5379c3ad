import { expect, Page, Response } from '@playwright/test';
import { measured } from './measured';

/** What a page may be sent at most in one answer, as its script sees it. */
const MOST_BYTES = 300_000;
const API = '/api/ml-scorecards/';

interface Answer {
  readonly question: string;
  readonly status: number;
  readonly bytes: number;
}

/** Looks at each answer of our API that a page gets. */
export class AnswerWatch {
  private answers: Promise<Answer | undefined>[] = [];

  private constructor() {}

  static of(page: Page): AnswerWatch {
    const watch = new AnswerWatch();
    page.on('response', response => {
      if (response.url().includes(API)) {
        watch.answers.push(answerOf(response));
      }
    });
    return watch;
  }

  /** The next view may ask for what the one before has asked for. */
  begin(): void {
    this.answers = [];
  }

  /** What a view has asked for so far: nothing twice, and nothing large. The next view begins. */
  async expectLean(view: string): Promise<void> {
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
}

/** Undefined for what the page itself gave up, as it does with what it no longer wants. */
async function answerOf(response: Response): Promise<Answer | undefined> {
  const { pathname, search } = new URL(response.url());
  try {
    return {
      question: `${response.request().method()} ${pathname}${search}`,
      status: response.status(),
      bytes: (await response.body()).byteLength,
    };
  } catch {
    return undefined;
  }
}
