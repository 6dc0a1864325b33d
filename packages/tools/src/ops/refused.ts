/** A command was understood and cannot be done; the message tells the person why, and what would help. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
