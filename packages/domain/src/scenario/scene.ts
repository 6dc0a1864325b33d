import type { Instant } from '@continuum/contracts';
import type { BodyOf, Circumstances, Command, CommandName } from '../episode/commands.ts';
import { type Decider, decide } from '../episode/decide.ts';
import type { EpisodeEvent } from '../episode/events.ts';
import type { Episode } from '../episode/state.ts';
import type { Actor } from '../kernel/actor.ts';
import { plusHours } from '../kernel/instant.ts';
import type { Failure, Outcome } from '../kernel/outcome.ts';
import { type Policy, policies } from '../policy/index.ts';
import { monday, reaction, sweep, trainer } from './cast.ts';
import { harborTable, tableCalendar } from './table-calendar.ts';

export const harborCalendar = tableCalendar(harborTable);

/** What a story may decide differently from the usual one. */
export interface Telling {
  readonly by?: Actor;
  readonly policy?: Policy;
  /** For another entry than the one the correction names. */
  readonly entry?: EpisodeEvent;
  /** By another table than the house's. */
  readonly decide?: Decider['decide'];
}

/** What came of a command, as a specification reads it. */
export interface Reply {
  readonly kind: Outcome<EpisodeEvent, Episode>['kind'];
  /** The types of the events, in order. */
  readonly events: readonly EpisodeEvent['type'][];
  readonly codes: readonly string[];
  readonly failures: readonly Failure[];
  readonly recorded: readonly EpisodeEvent[];
  /** Afterwards; as before when nothing happened. */
  readonly episode: Episode;
}

const callers: { readonly [C in CommandName]?: Actor } = {
  'open-referral': reaction,
  'receive-information': reaction,
  'apply-correction': reaction,
  'evaluate-goals': reaction,
  'open-report': reaction,
  remind: sweep,
  miss: sweep,
};

/** A story so far: a journal, the episode it tells, and the time. Every step returns a new one. */
export class Scene {
  readonly journal: readonly EpisodeEvent[];
  readonly episode: Episode | undefined;
  readonly now: Instant;

  constructor(journal: readonly EpisodeEvent[] = [], episode: Episode | undefined = undefined, now = monday) {
    this.journal = journal;
    this.episode = episode;
    this.now = now;
  }

  /** Time passes. */
  after({ days = 0, hours = 0 }: { readonly days?: number; readonly hours?: number }): Scene {
    return this.at(plusHours(this.now, days * 24 + hours));
  }

  at(now: Instant): Scene {
    return new Scene(this.journal, this.episode, now);
  }

  circumstances<C extends CommandName>(
    name: C,
    body: BodyOf<C> | undefined,
    telling: Telling = {},
  ): Circumstances {
    const version =
      name === 'correct-entry' ? (body as BodyOf<'correct-entry'> | undefined)?.version : undefined;
    const entry = telling.entry ?? (version === undefined ? undefined : this.journal[version - 1]);
    return {
      now: this.now,
      by: telling.by ?? callers[name] ?? trainer,
      policy: telling.policy ?? policies['2026-1'],
      calendar: harborCalendar,
      ...(entry === undefined ? {} : { entry }),
    };
  }

  decide<C extends CommandName>(name: C, body: BodyOf<C>, telling?: Telling): Outcome<EpisodeEvent, Episode> {
    return (telling?.decide ?? decide)(
      this.episode,
      { name, body } as Command,
      this.circumstances(name, body, telling),
    );
  }

  /** Somebody wishes something; the answer is to be looked at. */
  when<C extends CommandName>(name: C, body: BodyOf<C>, telling?: Telling): Reply {
    const outcome = this.decide(name, body, telling);
    const recorded = outcome.kind === 'accepted' ? outcome.events : [];
    const failures = outcome.kind === 'rejected' ? outcome.failures : [];
    return {
      kind: outcome.kind,
      events: recorded.map(({ type }) => type),
      codes: failures.map(({ code }) => code),
      failures,
      recorded,
      episode: (outcome.kind === 'accepted' ? outcome.state : this.episode) as Episode,
    };
  }

  /** The story with what came of a command, whatever it was. */
  with({ recorded, episode }: Reply): Scene {
    return new Scene([...this.journal, ...recorded], episode, this.now);
  }

  /** Something happened; the story goes on. Throws when it could not have happened. */
  given<C extends CommandName>(name: C, body: BodyOf<C>, telling?: Telling): Scene {
    const reply = this.when(name, body, telling);
    if (reply.kind !== 'accepted')
      throw new Error(`${name} is ${reply.kind} in the story: ${reply.codes.join(', ')}`);
    return this.with(reply);
  }
}
