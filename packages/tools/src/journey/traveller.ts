import { type ApiCaller, command } from './api-caller.ts';

/** What the sample journey needs of the system it runs on: its API, and a clock that can be moved. */
export interface Road {
  readonly partner: ApiCaller;
  readonly trainer: ApiCaller;
  readonly trainerId: string;
  now(): Date;
  /** Moves the clock; everything due on the way happens. */
  moveTo(instant: Date): Promise<void>;
  /** Waits until every reaction has happened. */
  atRest(): Promise<void>;
  tell(line: string): void;
}

const dayInMilliseconds = 86_400_000;

/** The trainer and the clinic on the road, day by day. */
export class Traveller {
  readonly road: Road;
  readonly departure: Date;
  readonly messageId: string;
  episodeId = '';

  constructor(road: Road, messageId: string) {
    this.road = road;
    this.messageId = messageId;
    this.departure = road.now();
  }

  /** An instant so many days after departure. */
  day(days: number): Date {
    return new Date(this.departure.getTime() + days * dayInMilliseconds);
  }

  /** The date of that day where the practice is, near enough: the clock starts at any hour of the day. */
  date(days: number): string {
    return this.day(days).toISOString().slice(0, 10);
  }

  async travelTo(days: number): Promise<void> {
    if (this.day(days) > this.road.now()) await this.road.moveTo(this.day(days));
  }

  nowText(): string {
    return this.road.now().toISOString();
  }

  async ask(name: string, body: unknown): Promise<number> {
    const { version } = await command(this.road.trainer, this.episodeId, name, body);
    await this.road.atRest();
    return version;
  }

  say(what: string): void {
    const day = Math.round((this.road.now().getTime() - this.departure.getTime()) / dayInMilliseconds);
    this.road.tell(`  day ${String(day).padStart(3)}  ${what}`);
  }
}
