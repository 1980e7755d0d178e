/**
 * From here a link is shown on pages without anybody having looked at it. Set where at least nine in ten links of the hand-labelled
 * seeds and start data are true: a reader who meets a wrong one in ten stops trusting the other nine.
 */
export const SHOWN = 0.8

/**
 * From here a link is put before a curator, below it nothing is kept. Set where at least eight in ten true links are found; a curator
 * who says no to every second suggestion still saves the search for the other.
 */
export const OFFERED = 0.5

/** A directive, passage or item leads to at most so many items: more of them say that a whole list is meant, or nothing in particular. */
export const HANDFUL = 5
