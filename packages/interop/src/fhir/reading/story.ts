import type { Instant } from '@continuum/contracts';
import type { Found } from '../../reading/sources.ts';
import type { Located } from '../message/located.ts';
import type { Reading } from './reading.ts';

/** The one person a message is about. */
export interface Subject {
  /** Every account of the person: a nested Bundle may repeat it. Empty when only references name the person. */
  readonly accounts: ReadonlySet<Located>;
  /** System and value of every identifier the message gives the person. */
  readonly identifiers: ReadonlySet<string>;
  /** How references display the person's name: its words, folded and sorted. */
  readonly names: ReadonlySet<string>;
}

/** What the message says has ended, and when. */
export interface DischargeFact {
  readonly located: Located;
  readonly at: Found<Instant>;
}

/** What a message is found to be about; its fields are read from here. */
export interface Story extends Reading {
  /** Absent when there is nobody or more than one, and the message is refused. */
  readonly subject?: Subject;
  /** The ServiceRequest that refers the person. */
  readonly request?: Located;
  /** The Task that asks for it to be fulfilled. */
  readonly task?: Located;
  readonly fact?: DischargeFact;
}
