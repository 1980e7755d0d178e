/** Stable codes for programs; the message of an error is Chinese and says what a person can do next. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'UNAVAILABLE'

/** An error whose message may be shown to the person who caused it. Everything else is masked and logged with an id. */
export class KnownError extends Error {
  readonly code: ErrorCode
  /** Path of the input field the error is about, outermost first. */
  readonly field: readonly string[] | null

  constructor(code: ErrorCode, message: string, field: readonly string[] | null = null) {
    super(message)
    this.name = 'KnownError'
    this.code = code
    this.field = field
  }
}
