/** What is counted of a component from a day on. */
export interface DailyCounts {
  readonly day: string;
  readonly counts: readonly number[];
}

/**
 * Adds up what components count day by day: each as it stood until it stood otherwise. Only differences are kept, so that
 * it takes no more memory however many they are.
 */
export class DailySums {
  private readonly days: readonly string[];
  private readonly indexOf: ReadonlyMap<string, number>;
  /** By how much the sums of each day differ from those of the day before. */
  private readonly steps: number[][];
  private first: number;

  constructor(days: readonly string[], width: number) {
    this.days = days;
    this.indexOf = new Map(days.map((day, index) => [day, index]));
    this.steps = days.map(() => new Array<number>(width).fill(0));
    this.first = days.length;
  }

  /** How one component stood, oldest first. What was before the first day is how that began. */
  add(standings: readonly DailyCounts[]): void {
    standings.forEach(({ day, counts }, place) => {
      const index = this.indexOf.get(day) ?? 0;
      const before = standings[place - 1]?.counts;
      counts.forEach((count, column) => {
        this.steps[index][column] += count - (before?.[column] ?? 0);
      });
      this.first = Math.min(this.first, index);
    });
  }

  /** From the first day on which anything was known. */
  sums(): DailyCounts[] {
    const sums: DailyCounts[] = [];
    let latest: readonly number[] | undefined;
    for (let index = this.first; index < this.days.length; index += 1) {
      const before = latest;
      latest = this.steps[index].map(
        (step, column) => step + (before?.[column] ?? 0),
      );
      sums.push({ day: this.days[index], counts: latest });
    }
    return sums;
  }
}
