/** The embedded database cannot start; the message is one sentence that says what the operator can do. */
export class PostgresProblem extends Error {
  override name = 'PostgresProblem'
}
